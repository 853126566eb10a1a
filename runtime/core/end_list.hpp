// What has to be let go of when a program ends: functions that were to be called one day and may hold, by a circle of
// references, what holds them. (In Go a collector sees to it.)
//
// Invariant: a node is in the list once or not at all, and its list outlives it or has been emptied; its links change
// under the lock. Thread-safe, but for drop_all(), which is for when no processor runs.
#pragma once

#include <utility>

#include "golearn/core/spin_lock.hpp"

namespace golearn::core {

class EndList;

struct EndNode {
  void (*drop)(EndNode&) = nullptr;  // called if the program ends while it is in the list
  EndList* list = nullptr;
  EndNode* next = nullptr;
  EndNode* previous = nullptr;
};

class EndList {
 public:
  explicit EndList(bool parallel) : parallel_(parallel) {}

  void add(EndNode& node) {
    const SpinGuard guard(lock_, parallel_);
    node.list = this;
    node.next = std::exchange(first_, &node);
    if (node.next) node.next->previous = &node;
  }

  void remove(EndNode& node) {
    const SpinGuard guard(lock_, parallel_);
    if (!std::exchange(node.list, nullptr)) return;
    (node.previous ? node.previous->next : first_) = node.next;
    if (node.next) node.next->previous = node.previous;
    node.next = node.previous = nullptr;
  }

  void drop_all() {
    while (EndNode* node = first_) {
      remove(*node);
      node->drop(*node);
    }
  }

 private:
  SpinLock lock_;
  bool parallel_;
  EndNode* first_ = nullptr;
};

}  // namespace golearn::core
