#include "core/stack.hpp"

#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <mutex>
#include <new>
#include <vector>

#include "core/last_words.hpp"

namespace golearn::core {
namespace {

#ifndef MADV_GUARD_INSTALL
constexpr int MADV_GUARD_INSTALL = 102;
#endif
#ifndef PIDFD_SELF
constexpr int PIDFD_SELF = -10000;  // Linux 6.14; older ones refuse it
#endif

constexpr std::size_t kPage = 4096;
constexpr std::size_t kGuard = 4 * kPage;
constexpr std::size_t kSlot = kGuard + kStackSize + kPage;  // the last is what is above the stack
constexpr std::size_t kSlotsPerSlab = 1024;
constexpr std::size_t kGuardsAtOnce = 32;
constexpr std::size_t kSlabBytes = kSlot * kSlotsPerSlab;
constexpr std::size_t kMaxSlabs = 16384;  // 16 million stacks

// The slab table only grows, so a signal handler may read it without a lock.
std::array<std::atomic<char*>, kMaxSlabs> slabs;
std::atomic<std::size_t> slab_count{0};

std::size_t mappings_allowed() {
  std::size_t limit = 65'530;  // the kernel's default
  std::ifstream("/proc/sys/vm/max_map_count") >> limit;
  return limit;
}

struct Pool {
  std::mutex mutex;
  std::vector<char*> free;  // slot bases
  char* fresh = nullptr;    // slots of the newest slab not handed out yet
  std::size_t fresh_left = 0;
  std::size_t fresh_guarded = 0;                          // of those
  std::size_t protections_left = mappings_allowed() / 4;  // two each; half is for others
};

Pool& pool() {
  static Pool* const instance = new Pool;  // outlives every thread's own destructors
  return *instance;
}

void add_slab(Pool& p) {
  const std::size_t index = slab_count.load(std::memory_order_relaxed);
  if (index == kMaxSlabs) throw std::bad_alloc();
  void* memory = mmap(nullptr, kSlabBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  madvise(memory, kSlabBytes, MADV_NOHUGEPAGE);
  p.fresh = static_cast<char*>(memory);
  p.fresh_left = kSlotsPerSlab;
  slabs[index].store(p.fresh, std::memory_order_release);
  slab_count.store(index + 1, std::memory_order_release);
}

// One call for several guards takes 400 ns each, one for each 700.
bool guard_next(const Pool& p) {
  std::array<iovec, kGuardsAtOnce> guards;
  for (std::size_t i = 0; i < guards.size(); ++i) guards[i] = {p.fresh + i * kSlot, kGuard};
  return syscall(SYS_process_madvise, PIDFD_SELF, guards.data(), guards.size(), MADV_GUARD_INSTALL, 0) ==
         static_cast<long>(guards.size() * kGuard);
}

// The lowest stack of a slab always has its guard: below it lies memory of others.
void guard(Pool& p, char* slot) {
  if (p.fresh_guarded == 0 && guard_next(p)) p.fresh_guarded = kGuardsAtOnce;
  if (p.fresh_guarded > 0) {
    --p.fresh_guarded;
    return;
  }
  if (madvise(slot, kGuard, MADV_GUARD_INSTALL) == 0) return;
  const bool lowest = p.fresh_left == kSlotsPerSlab;
  if (p.protections_left == 0 && !lowest) return;
  const bool done = mprotect(slot, kGuard, PROT_NONE) == 0;
  if (!done && lowest) throw std::bad_alloc();
  p.protections_left = done && p.protections_left > 0 ? p.protections_left - 1 : 0;
}

char* take_slot() {
  Pool& p = pool();
  const std::lock_guard lock(p.mutex);
  if (!p.free.empty()) {
    char* slot = p.free.back();
    p.free.pop_back();
    return slot;
  }
  if (p.fresh_left == 0) add_slab(p);
  char* slot = p.fresh;
  guard(p, slot);
  p.fresh += kSlot;
  --p.fresh_left;
  return slot;
}

struct sigaction previous_segv;

void on_fault(int number, siginfo_t* info, void*) {
  static_assert(kStackSize == 65536, "the message names it");
  if (in_stack_guard(info->si_addr)) die("runtime: goroutine stack exceeds 65536-byte limit", "stack overflow");
  sigaction(number, &previous_segv, nullptr);  // not ours: returning runs the faulting instruction once more
}

// A handler cannot run on the stack that has just overflowed.
struct AlternateStack {
  AlternateStack() {
    stack_t alternate{};
    alternate.ss_sp = memory;
    alternate.ss_size = sizeof memory;
    sigaltstack(&alternate, nullptr);
  }
  ~AlternateStack() {
    stack_t none{};
    none.ss_flags = SS_DISABLE;
    sigaltstack(&none, nullptr);
  }
  AlternateStack(const AlternateStack&) = delete;
  AlternateStack& operator=(const AlternateStack&) = delete;

  alignas(16) char memory[16 * 1024];
};

}  // namespace

StackAllocator::StackAllocator() {
  char* slot = take_slot();
  stack_.sp = slot + kSlot - kFiberRoom;
  stack_.size = kSlot - kGuard - kFiberRoom;
}

void StackAllocator::deallocate(boost::context::stack_context& stack) noexcept {
  char* bottom = static_cast<char*>(stack.sp) - stack.size;
  madvise(bottom, kSlot - kGuard, MADV_DONTNEED);
  Pool& p = pool();
  const std::lock_guard lock(p.mutex);
  p.free.push_back(bottom - kGuard);
}

bool in_stack_guard(const void* address) noexcept {
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  const std::size_t count = slab_count.load(std::memory_order_acquire);
  for (std::size_t i = 0; i < count; ++i) {
    const auto base = reinterpret_cast<std::uintptr_t>(slabs[i].load(std::memory_order_acquire));
    if (at >= base && at < base + kSlabBytes) return (at - base) % kSlot < kGuard;
  }
  return false;
}

void catch_stack_overflow() {
  static thread_local AlternateStack alternate;
  static std::once_flag once;
  std::call_once(once, [] {
    struct sigaction action {};
    action.sa_sigaction = on_fault;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigaction(SIGSEGV, &action, &previous_segv);
  });
}

}  // namespace golearn::core
