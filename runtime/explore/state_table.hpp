// The states that a search has been through to the end, and what followed on each: which steps, and how many classes of
// schedules gave which result. A search that comes to one of them again need not go on.
//
// A step stands here as a number. Of each that followed it says after whose next step from here it comes in any case,
// and whether it ever comes after anybody else's: all that is needed to tell which of another run's steps it could have
// come before.
//
// What many states have in common is kept once. Takes no more memory than it was given: what does not fit is not kept,
// and is searched again. One thread.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "golearn/explore/dependence.hpp"
#include "golearn/explore/fingerprint.hpp"
#include "golearn/explore/goroutine_set.hpp"

namespace golearn {

/// A step that follows on a state, in some run or other.
struct LaterStep {
  std::uint32_t step;  ///< its number in the table
  GoroutineSet after;  ///< comes after the next step of each of these, itself among them, in any case
  bool alone;          ///< comes after no step from here on but its goroutine's own, in any case
  friend bool operator==(const LaterStep&, const LaterStep&) = default;
};
/// By the numbers of the steps, ascending.
using LaterSteps = std::vector<LaterStep>;

/// How many classes of schedules gave a result, for each that they gave, ascending.
using Counts = std::vector<std::pair<std::uint32_t, std::uint64_t>>;

/// Adds `more` of `result`.
void add(Counts& counts, std::uint32_t result, std::uint64_t more);
/// `another` follows as well; where the step is there already, what is said of it must hold in both cases.
void note(LaterSteps& later, const LaterStep& another);

class StateTable {
 public:
  struct Made {
    std::size_t goroutine;
    Step step;
  };
  struct Entry {
    const LaterSteps* later;
    const Counts* counts;
  };

  explicit StateTable(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The number of a step.
  std::uint32_t number(std::size_t goroutine, const Step& step);
  [[nodiscard]] const Made& made(std::uint32_t number) const { return steps_[number]; }

  /// Null if it is not known.
  [[nodiscard]] const Entry* find(const Fingerprint& state) const;
  void keep(const Fingerprint& state, const LaterSteps& later, const Counts& counts);
  /// Forgets all states.
  void clear();

 private:
  struct HashOfLaterSteps {
    std::size_t operator()(const LaterSteps& all) const;
  };
  struct HashOfCounts {
    std::size_t operator()(const Counts& all) const;
  };

  std::size_t most_bytes_;
  std::size_t bytes_ = 0;  // about
  std::unordered_map<Fingerprint, Entry, HashOfFingerprint> states_;
  std::unordered_set<LaterSteps, HashOfLaterSteps> later_;
  std::unordered_set<Counts, HashOfCounts> counts_;
  std::vector<Made> steps_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> numbers_;
};

}  // namespace golearn
