// Which pairs of steps that depend on each other have come in both orders, over all runs of a search: how much of what
// the order of steps can change has been tried.
//
// A pair is two places of the program whose steps met at one object, one directly after the other, made by two
// goroutines, and do not commute. Two steps of one place have no order that could be told. One thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "golearn/core/goroutine.hpp"
#include "golearn/core/object_id.hpp"

namespace golearn {

class StepPairs {
 public:
  /// A new run.
  void begin() { ++run_; }
  /// `goroutine` makes this step.
  void made(std::uint64_t goroutine, const Operation& step);

  /// Pairs that have come, in one order or both.
  [[nodiscard]] std::size_t seen() const { return orders_.size(); }
  [[nodiscard]] std::size_t in_both_orders() const { return in_both_; }

 private:
  // Where a step is made, and what it does, as a number.
  using Spot = std::uint32_t;
  struct Last {
    std::uint64_t run = 0;
    std::uint64_t goroutine = 0;
    EventKind kind = EventKind::local;
    Spot spot = 0;
  };

  static Spot spot_of(const Operation& step);
  void met(ObjectId object, const Last& now);
  void came(Spot first, Spot second);

  std::uint64_t run_ = 0;
  std::array<std::vector<Last>, kObjectKinds> last_;  // by object
  std::unordered_map<std::uint64_t, std::uint8_t> orders_;
  std::size_t in_both_ = 0;
};

}  // namespace golearn
