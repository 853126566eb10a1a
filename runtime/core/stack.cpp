#include "golearn/core/stack.hpp"

#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
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
constexpr std::size_t kMostSlots = 1024;  // of a slab
constexpr std::size_t kMostSlabBytes = std::size_t{128} * 1024 * 1024;
constexpr std::size_t kSlotsAtOnce = 32;
constexpr std::size_t kMaxSlabs = 32768;  // 32 million stacks of the usual size

// What follows from a stack's size.
struct Layout {
  std::size_t usable, slot, slots;

  constexpr explicit Layout(StackSize size)
      : usable(size.bytes()),
        slot(kGuard + usable + kPage),  // the last is what is above the stack
        slots(std::clamp(kMostSlabBytes / slot / kSlotsAtOnce * kSlotsAtOnce, kSlotsAtOnce, kMostSlots)) {}
  [[nodiscard]] constexpr std::size_t slab_bytes() const { return slot * slots; }
  // Of large ones few are needed.
  [[nodiscard]] constexpr std::size_t at_once() const { return usable > kUsual ? 1 : kSlotsAtOnce; }

  static constexpr std::size_t kUsual = std::size_t{64} * 1024;
};

struct Slab {
  std::atomic<char*> base{nullptr};
  StackSize size{StackSize::kLeast};  // of its stacks; written before `base`
};

// The slab table only grows, so a signal handler may read it without a lock.
std::array<Slab, kMaxSlabs> slabs;
std::atomic<std::size_t> slab_count{0};
std::mutex slab_mutex;  // for who adds one

long mappings_allowed() {
  long limit = 65'530;  // the kernel's default
  std::ifstream("/proc/sys/vm/max_map_count") >> limit;
  return limit;
}

std::atomic<long> protections_left{mappings_allowed() / 4};  // two each; half is for others

// The stacks of one size.
struct Pool {
  std::mutex mutex;
  std::vector<char*> free;  // slot bases; has room for all there are
  char* fresh = nullptr;    // slots of the newest slab that were never free yet
  std::size_t fresh_left = 0;
  std::size_t slots = 0;  // of all slabs
};

Pool& pool(StackSize size) {
  static auto* const all = new std::array<Pool, StackSize::kSizes>;  // outlives every thread's own destructors
  return (*all)[size.index()];
}

// Below a slab lies memory of others: its lowest stack has its guard in any case.
char* map_slab(const Layout& layout) {
  const std::size_t bytes = layout.slab_bytes();
  void* memory = mmap(nullptr, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  char* slab = static_cast<char*>(memory);
  if (mprotect(slab + kGuard, bytes - kGuard, PROT_READ | PROT_WRITE) != 0) {
    munmap(memory, bytes);
    throw std::bad_alloc();
  }
  madvise(memory, bytes, MADV_NOHUGEPAGE);
  return slab;
}

void add_slab(Pool& p, StackSize size) {
  const Layout layout(size);
  const std::lock_guard lock(slab_mutex);
  const std::size_t index = slab_count.load(std::memory_order_relaxed);
  if (index == kMaxSlabs) throw std::bad_alloc();
  p.free.reserve(p.slots + layout.slots);
  p.fresh = map_slab(layout);
  p.fresh_left = layout.slots;
  p.slots += layout.slots;
  slabs[index].size = size;
  slabs[index].base.store(p.fresh, std::memory_order_release);
  slab_count.store(index + 1, std::memory_order_release);
}

void protect(char* slot) {
  if (protections_left.fetch_sub(1, std::memory_order_relaxed) <= 0) return;
  if (mprotect(slot, kGuard, PROT_NONE) != 0) protections_left.store(0, std::memory_order_relaxed);
}

// One call for several guards takes 400 ns each, one for each 700.
void guard_all(const Layout& layout, char* first, std::size_t count) {
  std::array<iovec, kSlotsAtOnce> guards;
  for (std::size_t i = 0; i < count; ++i) guards[i] = {first + i * layout.slot, kGuard};
  const auto wanted = static_cast<long>(count * kGuard);
  if (syscall(SYS_process_madvise, PIDFD_SELF, guards.data(), count, MADV_GUARD_INSTALL, 0) == wanted) return;
  for (std::size_t i = 0; i < count; ++i) {
    if (madvise(guards[i].iov_base, kGuard, MADV_GUARD_INSTALL) != 0) protect(static_cast<char*>(guards[i].iov_base));
  }
}

// Without the lock while the guards are made, for that takes long, and another processor may want a stack meanwhile.
void add_slots(Pool& p, StackSize size, std::unique_lock<std::mutex>& lock) {
  if (p.fresh_left == 0) add_slab(p, size);
  const Layout layout(size);
  const std::size_t count = layout.at_once();
  char* const first = p.fresh;
  p.fresh += count * layout.slot;
  p.fresh_left -= count;
  lock.unlock();
  guard_all(layout, first, count);
  lock.lock();
  for (std::size_t i = count; i-- > 0;) p.free.push_back(first + i * layout.slot);
}

char* take_slot(StackSize size) {
  Pool& p = pool(size);
  std::unique_lock lock(p.mutex);
  if (p.free.empty()) add_slots(p, size, lock);
  char* slot = p.free.back();
  p.free.pop_back();
  return slot;
}

struct sigaction previous_segv;

// In a signal handler: nothing that allocates.
[[noreturn]] void die_of_overflow(std::size_t limit) {
  std::array<char, 80> note{"runtime: goroutine stack exceeds "};
  char* const digits = note.data() + std::strlen(note.data());
  char* const end = std::to_chars(digits, note.data() + note.size(), limit).ptr;
  std::strcpy(end, "-byte limit");
  die(note.data(), "stack overflow");
}

void on_fault(int number, siginfo_t* info, void*) {
  if (const std::size_t limit = limit_of_overflown(info->si_addr)) die_of_overflow(limit);
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

StackAllocator::StackAllocator(StackSize size) {
  const Layout layout(size);
  char* slot = take_slot(size);
  stack_.sp = slot + layout.slot - kFiberRoom;
  stack_.size = layout.slot - kGuard - kFiberRoom;
}

void StackAllocator::deallocate(boost::context::stack_context& /*stack*/) noexcept { std::abort(); }

// The guards between stacks stay: MADV_DONTNEED passes over them.
void free_stacks(StackSize size, std::vector<void*> rooms) {
  const Layout layout(size);
  std::ranges::sort(rooms);
  const auto slot_of = [&](void* room) { return static_cast<char*>(room) + kFiberRoom - layout.slot; };
  for (std::size_t i = 0; i < rooms.size();) {
    char* const first = slot_of(rooms[i]);
    char* end = first;
    for (; i < rooms.size() && slot_of(rooms[i]) == end; ++i) end += layout.slot;
    madvise(first + kGuard, static_cast<std::size_t>(end - first) - kGuard, MADV_DONTNEED);
  }
  Pool& p = pool(size);
  const std::lock_guard lock(p.mutex);
  for (std::size_t i = rooms.size(); i-- > 0;) p.free.push_back(slot_of(rooms[i]));
}

std::size_t limit_of_overflown(const void* address) noexcept {
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  const std::size_t count = slab_count.load(std::memory_order_acquire);
  for (std::size_t i = 0; i < count; ++i) {
    const auto base = reinterpret_cast<std::uintptr_t>(slabs[i].base.load(std::memory_order_acquire));
    const Layout layout(slabs[i].size);
    if (at >= base && at < base + layout.slab_bytes()) return (at - base) % layout.slot < kGuard ? layout.usable : 0;
  }
  return 0;
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
