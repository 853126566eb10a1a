// How the goroutines stand after each step: what each does, and how many in a column do it.
//
// Told the steps in order. A step has two halves: whoever acts in it runs in the first; what it changes shows in the
// second. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "export/svg_columns.hpp"
#include "golearn/observe/picture.hpp"

namespace golearn::exports::svg {

/// How a goroutine's bar looks.
enum class Look : std::uint8_t { absent, ready, runs, waits, sleeps, stuck };
inline constexpr std::size_t kLooks = 6;

using Counts = std::array<std::size_t, kLooks>;  ///< of a column's goroutines, by their look

class States {
 public:
  States(const Picture& picture, const Columns& columns);

  /// Into the first half of the step, and out of it into the second.
  void enter(std::size_t step);
  void leave(std::size_t step);

  /// What the step changes, at once.
  void skip(std::size_t step);

  [[nodiscard]] const Counts& in(std::size_t column) const { return counts_[column]; }
  /// Of a goroutine; who has no lane is absent.
  [[nodiscard]] Look of(std::uint64_t goroutine) const;

 private:
  [[nodiscard]] Look look_of(const LaneChange& change, std::size_t step) const;
  void set(std::uint64_t goroutine, Look look);

  const Picture& picture_;
  const Columns& columns_;
  std::map<std::uint64_t, std::size_t> stuck_since_;
  std::vector<Look> looks_;  // by a goroutine's place in the picture
  std::vector<Counts> counts_;
  Look before_ = Look::absent;  // of who acts, in the first half of a step
};

}  // namespace golearn::exports::svg
