// A goroutine that overflows its stack. Each program runs in a process of its own: Catch2 and the runtime both want
// SIGSEGV, and the later one has it.
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>

#include "support/catch.hpp"
#include "support/child.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// Through a pointer that the compiler cannot follow: no recursion becomes a loop.
using Recursive = int (*)(int);

struct Trace {
  explicit Trace(int number) : number(number) {}
  ~Trace() { here = number; }
  int number;
  static inline volatile int here = 0;
};

int small_frames(int n) {
  static volatile Recursive deeper = small_frames;
  volatile char room[512];
  room[0] = static_cast<char>(n);
  return deeper(n + 1) + room[0];
}

int with_destructors(int n) {
  static volatile Recursive deeper = with_destructors;
  const Trace trace(n);
  return deeper(n + 1) + trace.number;
}

// Two frames, each touched at its far end only: the second ends beyond the guard, in the stack below.
int large_frames(int n) {
  static volatile Recursive deeper = large_frames;
  volatile char room[44 * 1024];
  room[0] = static_cast<char>(n);
  return n == 2 ? 0 : deeper(n + 1) + room[0];
}

void nested_panics(int n) {
  with_defer([n](Defer& defer) {
    defer([n] {
      if (n < 1000) nested_panics(n + 1);
    });
    panic(std::to_string(n));
  });
}

void blocks_many() {
  for (int i = 0; i < 300; ++i) go([] { make_chan<int>().recv(); });
  sleep(1ms);
}

// As if on a kernel before 6.13: MADV_GUARD_INSTALL is refused.
void refuse_kernel_guards() {
  std::array<sock_filter, 8> program = {{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_process_madvise, 4, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_madvise, 0, 2),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[2])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 102, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  }};
  const sock_fprog filter{program.size(), program.data()};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) _exit(99);
}

ChildEnd run_alone(const char* test, bool kernel_guards = true) {
  return run_in_child([=] {
    if (!kernel_guards) refuse_kernel_guards();
    execl("/proc/self/exe", "overflow", test, nullptr);
  });
}

const std::string kOverflow = "runtime: goroutine stack exceeds 65536-byte limit\nfatal error: stack overflow\n";

}  // namespace

TEST_CASE("overflow-main", "[.]") {
  Runtime(on(1)).run([] { small_frames(0); });
}

TEST_CASE("overflow-goroutine", "[.]") {
  Runtime(on(1)).run([] {
    blocks_many();
    go([] { small_frames(0); });
    make_chan<int>().recv();
  });
}

TEST_CASE("overflow-destructors", "[.]") {
  Runtime(on(1)).run([] {
    go([] { with_destructors(0); });
    make_chan<int>().recv();
  });
}

TEST_CASE("overflow-large-frames", "[.]") {
  Runtime(on(1)).run([] {
    blocks_many();
    go([] { large_frames(1); });
    make_chan<int>().recv();
  });
}

TEST_CASE("overflow-on-another-processor", "[.]") {
  Runtime(on(2, ClockMode::real)).run([] {
    go([] { small_frames(0); });
    for (volatile bool forever = true; forever;) {
    }
  });
}

TEST_CASE("overflow-nested-panics", "[.]") {
  Runtime(on(1)).run([] { nested_panics(0); });
}

TEST_CASE("a goroutine that overflows its stack ends the process, and is named", "[overflow]") {
  if (kSanitized) return;  // their own handlers come first
  struct Row {
    const char* test;
    int goroutine;
  };
  const auto row = GENERATE(values<Row>({
      {"overflow-main", 1},
      {"overflow-goroutine", 302},
      {"overflow-destructors", 2},
      {"overflow-large-frames", 302},
      {"overflow-nested-panics", 1},
  }));
  const bool kernel_guards = GENERATE(true, false);
  CAPTURE(row.test, kernel_guards);
  const ChildEnd end = run_alone(row.test, kernel_guards);
  const std::string name = "\ngoroutine " + std::to_string(row.goroutine) + " [running]:\n";
  CHECK(end.signal == 0);
  CHECK(end.status == 2);
  CHECK(end.errors.starts_with(kOverflow + name));
  const std::string after = end.errors.substr(std::min(end.errors.size(), kOverflow.size() + name.size()));
  if (row.goroutine == 1) {
    CHECK(after.empty());
  } else {
    CHECK(after.starts_with("created by "));
    CHECK(after.find(" in goroutine 1\n\ttests/runtime/core/overflow_test.cpp:") != std::string::npos);
  }
}

// Main keeps its processor, so only the other one can run the goroutine: its thread, too, has somewhere to stand.
TEST_CASE("a stack that overflows on any processor is noticed", "[overflow][parallel]") {
  if (kSanitized) return;
  const ChildEnd end = run_alone("overflow-on-another-processor");
  CHECK(end.status == 2);
  CHECK(end.errors.starts_with(kOverflow));
}

TEST_CASE("a fault that is no overflow stays what it was", "[overflow]") {
  if (kSanitized) return;
  const ChildEnd end = run_in_child([] {
    Runtime(on(1)).run([] {
      go([] {
        void* const forbidden = mmap(nullptr, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        *static_cast<volatile int*>(forbidden) = 1;
      });
      make_chan<int>().recv();
    });
  });
  CHECK(end.signal == SIGSEGV);
  CHECK(end.errors.empty());
}

}  // namespace golearn::test
