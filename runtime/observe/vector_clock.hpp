// A vector clock: for each goroutine, up to which of its epochs the owner knows what it did.
//
// A program of 100,000 goroutines that take one lock in turn leaves the lock with a clock of 100,000 entries. So a
// clock is a persistent trie over goroutine numbers, sixteen ways at each level: a copy shares all nodes, a change
// copies one node a level, and a join goes down only where the two clocks differ and keeps whichever node already says
// it all. Nothing is forgotten and no entry is used twice: the answers are those of a plain array, for any program.
//
// Invariants
//   * A node with more than one reference never changes; a clock changes only nodes that it alone refers to.
//   * The root stands at level `height_`, leaves at level 0; a missing node means zeros. reaches() tells which numbers
//   fit.
//   * The counts of references are plain numbers: clocks that were ever copied from one another are used under one
//   lock.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace golearn {

class VectorClock {
 public:
  VectorClock() = default;
  VectorClock(const VectorClock& other) : root_(retain(other.root_)), height_(other.height_) {}
  VectorClock(VectorClock&& other) noexcept
      : root_(std::exchange(other.root_, nullptr)), height_(std::exchange(other.height_, 0)) {}
  VectorClock& operator=(VectorClock other) noexcept {
    std::swap(root_, other.root_);
    std::swap(height_, other.height_);
    return *this;
  }
  ~VectorClock() { release(root_, height_); }

  /// The entry of `goroutine`: 0 if nothing is known of it.
  std::uint64_t operator[](std::uint64_t goroutine) const {
    if (!reaches(goroutine)) return 0;
    const Node* node = root_;
    for (unsigned level = height_; node && level > 0; --level) node = node->slots[digit(goroutine, level)].child;
    return node ? node->slots[digit(goroutine, 0)].value : 0;
  }

  void set(std::uint64_t goroutine, std::uint64_t value) {
    while (!reaches(goroutine)) rise();
    Node** at = &root_;
    for (unsigned level = height_;; --level) {
      make_own(*at, level);
      Slot& slot = (*at)->slots[digit(goroutine, level)];
      if (level == 0) {
        slot.value = value;
        return;
      }
      at = &slot.child;
    }
  }

  /// Each entry becomes the larger of the two.
  void join(const VectorClock& other) {
    while (height_ < other.height_) rise();
    VectorClock raised;
    const VectorClock* from = &other;
    if (other.height_ < height_) {
      raised = other;
      while (raised.height_ < height_) raised.rise();
      from = &raised;
    }
    Node* joined = merge(root_, from->root_, height_);
    release(std::exchange(root_, joined), height_);
  }

 private:
  static constexpr unsigned kBits = 4, kWays = 1U << kBits;
  struct Node;
  // All bits zero: no child, and no epoch.
  union Slot {
    Node* child;          // above level 0
    std::uint64_t value;  // at level 0
  };
  struct Node {
    std::uint32_t references = 1;
    std::array<Slot, kWays> slots{};
  };

  static std::size_t digit(std::uint64_t goroutine, unsigned level) {
    return (goroutine >> (kBits * level)) & (kWays - 1);
  }
  [[nodiscard]] bool reaches(std::uint64_t goroutine) const {
    const unsigned bits = kBits * (height_ + 1);
    return bits >= 64 || goroutine >> bits == 0;
  }

  // One level more, which holds all there was at its first place.
  void rise() {
    ++height_;
    if (!root_) return;
    Node* top = new Node;
    top->slots[0].child = std::exchange(root_, nullptr);
    root_ = top;
  }

  static Node* retain(Node* node) {
    if (node) ++node->references;
    return node;
  }
  static void release(Node* node, unsigned level) {
    if (!node || --node->references > 0) return;
    if (level > 0) {
      for (const Slot& slot : node->slots) release(slot.child, level - 1);
    }
    delete node;
  }

  static void make_own(Node*& node, unsigned level) {
    if (!node) {
      node = new Node;
    } else if (node->references > 1) {
      Node* copy = new Node;
      copy->slots = node->slots;
      if (level > 0) {
        for (const Slot& slot : copy->slots) retain(slot.child);
      }
      --node->references;
      node = copy;
    }
  }

  // A reference to a node with the larger entries of both: `a` or `b` where that says it all, else a new one.
  static Node* merge(Node* a, Node* b, unsigned level) {
    if (a == b || !b) return retain(a);
    if (!a) return retain(b);
    bool is_a = true, is_b = true;
    std::array<Slot, kWays> slots;
    for (std::size_t i = 0; i < kWays; ++i) {
      const Slot x = a->slots[i], y = b->slots[i];
      if (level == 0) {
        slots[i].value = std::max(x.value, y.value);
        is_a = is_a && slots[i].value == x.value;
        is_b = is_b && slots[i].value == y.value;
      } else {
        slots[i].child = merge(x.child, y.child, level - 1);
        is_a = is_a && slots[i].child == x.child;
        is_b = is_b && slots[i].child == y.child;
      }
    }
    if (!is_a && !is_b) {
      Node* joined = new Node;
      joined->slots = slots;
      return joined;
    }
    if (level > 0) {
      for (const Slot& slot : slots) release(slot.child, level - 1);
    }
    return retain(is_a ? a : b);
  }

  Node* root_ = nullptr;
  unsigned height_ = 0;
};

}  // namespace golearn
