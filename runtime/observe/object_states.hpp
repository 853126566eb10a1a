// What the objects of a program hold at one moment of its run: who has a lock, what lies in a channel, what a variable
// was last seen to be.
//
// It follows from the events, values included, of a run that is made on one thread. One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "golearn/observe/wait_state.hpp"

namespace golearn {

/// What is known of one object; what its kind does not have is empty.
struct ObjectState {
  static constexpr std::size_t kMostValues = 8;  ///< of a channel that are kept here

  ObjectId object = {};
  std::vector<std::uint64_t> holders = {};  ///< of a lock: who has it
  bool for_reading = false;                 ///< they have it for reading
  std::int64_t capacity = 0;                ///< of a channel
  std::size_t length = 0;                   ///< of a channel: how many lie in it
  std::vector<std::string> buffer = {};     ///< the oldest of them, the oldest first
  bool closed = false;
  std::int64_t counter = 0;                 ///< of a WaitGroup
  std::string value = {};                   ///< of a variable, or an atomic; empty until it is seen
  std::vector<std::uint64_t> waiting = {};  ///< goroutines that wait for it, by number
};

class ObjectStates {
 public:
  void on(const Event& event);

  [[nodiscard]] ObjectState of(ObjectId object) const;
  /// The same, but for who waits: they may be many.
  [[nodiscard]] ObjectState contents_of(ObjectId object) const;
  /// Of all objects that something was done to, by their ids.
  [[nodiscard]] std::vector<ObjectState> all() const;
  /// Who waits for what.
  [[nodiscard]] const waits::WaitState& waits() const { return waits_; }

 private:
  struct Contents {
    std::int64_t capacity = 0;
    std::deque<std::string> buffer;
    bool closed = false;
    std::string value;
  };

  waits::WaitState waits_;
  std::map<ObjectId, Contents> contents_;
};

}  // namespace golearn
