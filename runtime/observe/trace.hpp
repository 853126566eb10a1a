// The trace: an observer that keeps every event.
//
// Thread-safe. Events of one processor are in their order; those of several in the order in which they arrived.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "core/observer.hpp"

namespace golearn {

class Trace final : public Observer {
 public:
  /// An event, and the text that its view showed.
  struct Entry {
    Event event;
    std::string text;
  };

  void on(const Event& event) override {
    const std::lock_guard lock(mutex_);
    entries_.push_back({event, std::string(event.text)});
    entries_.back().event.text = {};
  }

  /// What has happened. Not while the program runs.
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::mutex mutex_;
  std::vector<Entry> entries_;
};

}  // namespace golearn
