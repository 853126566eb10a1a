// The trace: an observer that keeps the events, all of them or the first ones.
//
// Thread-safe. Events of one processor are in their order; those of several in the order in which they arrived.
#pragma once

#include <cstdint>
#include <limits>
#include <mutex>
#include <string>
#include <vector>

#include "golearn/core/observer.hpp"

namespace golearn {

class Trace final : public Observer {
 public:
  /// An event, and what its views showed.
  struct Entry {
    Event event;  ///< with views of nothing: see seen()
    std::string text;
    std::vector<ObjectId> objects;

    /// The event as it was told; its views are of this entry.
    [[nodiscard]] Event seen() const {
      Event whole = event;
      whole.text = text;
      whole.objects = objects;
      return whole;
    }
  };

  /// With `values`, events carry the values that were read, written and handed over. Of more than `most` events the
  /// first are kept.
  explicit Trace(bool values = false, std::size_t most = std::numeric_limits<std::size_t>::max())
      : values_(values), most_(most) {}

  void on(const Event& event) override {
    const std::lock_guard lock(mutex_);
    if (entries_.size() == most_) return void(++left_out_);
    entries_.push_back({event, std::string(event.text), {event.objects.begin(), event.objects.end()}});
    entries_.back().event.text = {};
    entries_.back().event.objects = {};
  }
  [[nodiscard]] Values wants_values() const override { return values_ ? Values::brief : Values::none; }

  /// What has happened. Not while the program runs.
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  /// How many came after those.
  [[nodiscard]] std::uint64_t left_out() const { return left_out_; }

 private:
  bool values_;
  std::size_t most_;
  std::mutex mutex_;
  std::vector<Entry> entries_;
  std::uint64_t left_out_ = 0;
};

}  // namespace golearn
