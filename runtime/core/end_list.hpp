// What has to be let go of when a program ends: functions that were to be called one day and may hold, by a circle of
// references, what holds them. (In Go a collector sees to it.)
//
// Invariant: a node is in the list once or not at all, and its list outlives it or has been emptied; its links change
// under the lock. Thread-safe. A node may be destroyed by whoever has taken it out: remove() that was true, or its
// drop.
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
  void add(EndNode& node) {
    const SpinGuard guard(lock_, true);
    node.list = this;
    node.next = std::exchange(first_, &node);
    if (node.next) node.next->previous = &node;
  }

  /// False if it was not in the list: drop_all() may be about to call its drop.
  bool remove(EndNode& node) {
    const SpinGuard guard(lock_, true);
    return take_out(node);
  }

  void drop_all() {
    while (EndNode* node = take_first()) node->drop(*node);
  }

 private:
  EndNode* take_first() {
    const SpinGuard guard(lock_, true);
    EndNode* node = first_;
    if (node) take_out(*node);
    return node;
  }

  bool take_out(EndNode& node) {
    if (!std::exchange(node.list, nullptr)) return false;
    (node.previous ? node.previous->next : first_) = node.next;
    if (node.next) node.next->previous = node.previous;
    node.next = node.previous = nullptr;
    return true;
  }

  SpinLock lock_;
  EndNode* first_ = nullptr;
};

}  // namespace golearn::core
