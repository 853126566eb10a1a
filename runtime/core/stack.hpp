// Stacks for fibers: large reservations cut into equal slots, committed by the kernel page by page as touched. A larger
// size costs address space, and memory only where it is used.
//
// Invariant: below each slot's usable bytes lie 16 KiB that fault when touched, so that a goroutine which overflows
// its stack dies with a message and never writes into its neighbour. What is compiled with golearn::runtime touches
// every page of a large frame in turn (-fstack-clash-protection); in other code, libc's included, a single frame of
// more than 16 KiB could still step over the guard.
//
// Guards are installed with MADV_GUARD_INSTALL (Linux 6.13), which costs no mapping. Older kernels use mprotect for as
// many as the system's limit of mappings allows (16,000 by default) and for the lowest stack of each slab: beyond
// that, an overflow is seen only after it has run through the neighbours. Both take long and are done without the lock.
// A slot has a page more than a goroutine may use: for its fiber, Boost's control blocks and our own frames.
// Any thread may call.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <boost/context/stack_context.hpp>

namespace golearn::core {

/// The size of a stack: a power of two, so that there are few sizes, each with its own slabs.
class StackSize {
 public:
  static constexpr std::size_t kLeast = std::size_t{32} * 1024;
  static constexpr std::size_t kMost = std::size_t{64} * 1024 * 1024;
  static constexpr std::size_t kSizes = 12;

  /// The least that has so many bytes; `bytes` from kLeast to kMost.
  constexpr explicit StackSize(std::size_t bytes)
      : index_(static_cast<std::uint8_t>(std::countr_zero(std::bit_ceil(bytes) / kLeast))) {}

  /// Bytes a goroutine may use.
  [[nodiscard]] constexpr std::size_t bytes() const { return kLeast << index_; }
  /// From 0 to kSizes - 1.
  [[nodiscard]] constexpr std::size_t index() const { return index_; }
  friend constexpr bool operator==(StackSize, StackSize) = default;

 private:
  std::uint8_t index_;
};
static_assert(StackSize(StackSize::kMost).index() == StackSize::kSizes - 1);

/// Bytes above a stack that are for the fiber that runs on it, in the page which the stack uses first.
inline constexpr std::size_t kFiberRoom = 64;

/// One stack, and the allocator that Boost.Fiber is given to make the one fiber that is to have it. That fiber never
/// ends by itself: free_stacks() takes the stack from under it.
class StackAllocator {
 public:
  /// Takes a stack. Throws std::bad_alloc when the system refuses more address space.
  explicit StackAllocator(StackSize size);
  /// Where its room for a fiber begins: just above the stack.
  [[nodiscard]] void* fiber_room() const { return stack_.sp; }
  [[nodiscard]] boost::context::stack_context allocate() const { return stack_; }
  [[noreturn]] static void deallocate(boost::context::stack_context& stack) noexcept;

 private:
  boost::context::stack_context stack_;
};

/// Takes stacks of one size back, and gives their memory to the system: those beside each other with one call. They are
/// named by their rooms for fibers. Reused last freed first.
void free_stacks(StackSize size, std::vector<void*> rooms);

/// If `address` lies in the guard of some goroutine's stack, how many bytes that one may use; else 0. Safe in a signal
/// handler.
std::size_t limit_of_overflown(const void* address) noexcept;

/// Makes a stack overflow end the process as Go's does: a message on stderr and exit status 2.
/// Idempotent; covers the calling thread, so each thread that runs goroutines calls it once.
void catch_stack_overflow();

}  // namespace golearn::core
