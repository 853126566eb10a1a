#include "golearn/core/stack.hpp"

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

#include "golearn/core/last_words.hpp"

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
constexpr std::size_t kSlotsAtOnce = 32;
static_assert(kSlotsPerSlab % kSlotsAtOnce == 0);
constexpr std::size_t kSlabBytes = kSlot * kSlotsPerSlab;
constexpr std::size_t kMaxSlabs = 16384;  // 16 million stacks

// The slab table only grows, so a signal handler may read it without a lock.
std::array<std::atomic<char*>, kMaxSlabs> slabs;
std::atomic<std::size_t> slab_count{0};

long mappings_allowed() {
  long limit = 65'530;  // the kernel's default
  std::ifstream("/proc/sys/vm/max_map_count") >> limit;
  return limit;
}

struct Pool {
  std::mutex mutex;
  std::vector<char*> free;  // slot bases; has room for all there are
  char* fresh = nullptr;    // slots of the newest slab that were never free yet
  std::size_t fresh_left = 0;
  std::atomic<long> protections_left{mappings_allowed() / 4};  // two each; half is for others
};

Pool& pool() {
  static Pool* const instance = new Pool;  // outlives every thread's own destructors
  return *instance;
}

// Below a slab lies memory of others: its lowest stack has its guard in any case.
char* map_slab() {
  void* memory = mmap(nullptr, kSlabBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  char* slab = static_cast<char*>(memory);
  if (mprotect(slab + kGuard, kSlabBytes - kGuard, PROT_READ | PROT_WRITE) != 0) {
    munmap(memory, kSlabBytes);
    throw std::bad_alloc();
  }
  madvise(memory, kSlabBytes, MADV_NOHUGEPAGE);
  return slab;
}

void add_slab(Pool& p) {
  const std::size_t index = slab_count.load(std::memory_order_relaxed);
  if (index == kMaxSlabs) throw std::bad_alloc();
  p.free.reserve((index + 1) * kSlotsPerSlab);
  p.fresh = map_slab();
  p.fresh_left = kSlotsPerSlab;
  slabs[index].store(p.fresh, std::memory_order_release);
  slab_count.store(index + 1, std::memory_order_release);
}

void protect(Pool& p, char* slot) {
  if (p.protections_left.fetch_sub(1, std::memory_order_relaxed) <= 0) return;
  if (mprotect(slot, kGuard, PROT_NONE) != 0) p.protections_left.store(0, std::memory_order_relaxed);
}

// One call for several guards takes 400 ns each, one for each 700.
void guard_all(Pool& p, char* first) {
  std::array<iovec, kSlotsAtOnce> guards;
  for (std::size_t i = 0; i < guards.size(); ++i) guards[i] = {first + i * kSlot, kGuard};
  const auto wanted = static_cast<long>(guards.size() * kGuard);
  if (syscall(SYS_process_madvise, PIDFD_SELF, guards.data(), guards.size(), MADV_GUARD_INSTALL, 0) == wanted) return;
  for (const iovec& each : guards) {
    if (madvise(each.iov_base, kGuard, MADV_GUARD_INSTALL) != 0) protect(p, static_cast<char*>(each.iov_base));
  }
}

// Without the lock while the guards are made, for that takes long, and another processor may want a stack meanwhile.
void add_slots(Pool& p, std::unique_lock<std::mutex>& lock) {
  if (p.fresh_left == 0) add_slab(p);
  char* const first = p.fresh;
  p.fresh += kSlotsAtOnce * kSlot;
  p.fresh_left -= kSlotsAtOnce;
  lock.unlock();
  guard_all(p, first);
  lock.lock();
  for (std::size_t i = kSlotsAtOnce; i-- > 0;) p.free.push_back(first + i * kSlot);
}

char* take_slot() {
  Pool& p = pool();
  std::unique_lock lock(p.mutex);
  if (p.free.empty()) add_slots(p, lock);
  char* slot = p.free.back();
  p.free.pop_back();
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
