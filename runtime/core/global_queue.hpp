// The runnable goroutines that belong to no processor: first in, first out.
//
// It holds them in a row of its own, not chained through themselves: with 100,000 of them about, to look at each
// only to find the next would be a cache miss each.
//
// Invariant: there are as many places as goroutines that could be put here, so putting one never fails: whoever makes
// goroutines reserves first. Not thread-safe: the owner's lock guards it.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace golearn::core {

struct Goroutine;

class GlobalQueue {
 public:
  /// Makes room for `count` in all. Throws std::bad_alloc, and nothing has changed.
  void reserve(std::size_t count) {
    if (count <= places_.size()) return;
    std::vector<Goroutine*> more(std::bit_ceil(count));
    const std::size_t size = this->size();
    for (std::size_t i = 0; i < size; ++i) more[i] = at(head_ + i);
    places_.swap(more);
    mask_ = places_.size() - 1;
    head_ = 0;
    tail_ = size;
  }

  void push(Goroutine* g) { at(tail_++) = g; }
  /// The first; there must be one.
  Goroutine* pop() { return at(head_++); }
  [[nodiscard]] std::size_t size() const { return tail_ - head_; }

 private:
  Goroutine*& at(std::size_t index) { return places_[index & mask_]; }

  std::vector<Goroutine*> places_;  // their number is a power of two
  std::size_t mask_ = 0;            // that less one
  std::size_t head_ = 0;            // both only grow, and wrap as they are used
  std::size_t tail_ = 0;
};

}  // namespace golearn::core
