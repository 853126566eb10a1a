// Steps that repeat, so that a picture can say once what happens a hundred times.
#pragma once

#include <cstddef>
#include <vector>

#include "golearn/observe/picture.hpp"

namespace golearn::words {

/// The steps from `from` on are `times` times the same `period` steps.
struct Fold {
  std::size_t from = 0;
  std::size_t period = 1;
  std::size_t times = 1;

  [[nodiscard]] std::size_t end() const { return from + period * times; }
};

/// Those of a picture of some length, the outer before those inside them, in order; at most three levels. A step of a
/// problem is in none. Steps are the same that the same goroutine, or one that was started alike, does on the same line
/// to the same thing.
std::vector<Fold> folds_of(const Picture& picture);

}  // namespace golearn::words
