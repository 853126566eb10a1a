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
#include <atomic>
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

std::string overflow_of(int limit) {
  return "runtime: goroutine stack exceeds " + std::to_string(limit) + "-byte limit\nfatal error: stack overflow\n";
}

constexpr int kUsual = 65536;
constexpr int kMains = 1048576;

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
  Runtime(on(1)).run([] {
    go([] { nested_panics(0); });
    make_chan<int>().recv();
  });
}

TEST_CASE("overflow-large-stack", "[.]") {
  Config config = on(1);
  config.stack_size = 100'000;  // 128 KiB
  Runtime(config).run([] {
    go([] { small_frames(0); });
    make_chan<int>().recv();
  });
}

TEST_CASE("a goroutine that overflows its stack ends the process, and is named", "[overflow]") {
  if (kSanitized) return;  // their own handlers come first
  struct Row {
    const char* test;
    int goroutine;
    int limit;
  };
  const auto row = GENERATE(values<Row>({
      {"overflow-main", 1, kMains},
      {"overflow-goroutine", 302, kUsual},
      {"overflow-destructors", 2, kUsual},
      {"overflow-large-frames", 302, kUsual},
      {"overflow-nested-panics", 2, kUsual},
      {"overflow-large-stack", 2, 131072},
  }));
  const bool kernel_guards = GENERATE(true, false);
  CAPTURE(row.test, kernel_guards);
  const ChildEnd end = run_alone(row.test, kernel_guards);
  const std::string name = "\ngoroutine " + std::to_string(row.goroutine) + " [running]:\n";
  CHECK(end.signal == 0);
  CHECK(end.status == 2);
  const std::string words = overflow_of(row.limit) + name;
  CHECK(end.errors.starts_with(words));
  const std::string after = end.errors.substr(std::min(end.errors.size(), words.size()));
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
  CHECK(end.errors.starts_with(overflow_of(kUsual)));
}

int deep(int n) {
  static volatile Recursive deeper = deep;
  volatile char room[512];
  room[0] = 1;
  return n == 0 ? 0 : deeper(n - 1) + room[0];
}

TEST_CASE("goroutines and main have the stacks that are configured", "[overflow]") {
  const int procs = GENERATE(1, 2);
  int by_main = 0;
  std::atomic<int> by_goroutines = 0;
  Config config = on(procs);
  config.stack_size = std::size_t{2} * 1024 * 1024;
  config.main_stack_size = std::size_t{8} * 1024 * 1024;
  for (int run = 0; run < 2; ++run) {  // the second on the stacks of the first
    Runtime(config).run([&] {
      WaitGroup group;
      for (int i = 0; i < 20; ++i) group.go([&] { by_goroutines += deep(3000); });  // more than 1.5 MB
      by_main += deep(12'000);                                                      // more than 6 MB
      group.wait();
    });
  }
  CHECK(by_main == 24'000);
  CHECK(by_goroutines == 2 * 20 * 3000);
}

TEST_CASE("a program whose main leaves by Goexit gives main's stack back", "[overflow]") {
  Config config = on(GENERATE(1, 2));
  config.main_stack_size = std::size_t{4} * 1024 * 1024;
  for (int run = 0; run < 3; ++run) {
    int reached = 0;
    Runtime(config).run([&] {
      go([&] { reached = deep(10); });
      goexit();
    });
    CHECK(reached == 10);
  }
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
