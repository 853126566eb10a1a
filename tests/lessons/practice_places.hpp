// Whether the right choices of a course can be told by where they stand, or by how long they are.
#pragma once

#include <span>
#include <vector>

#include "support/program.hpp"

namespace golearn::test {

/// One question with one right choice.
struct Placed {
  std::size_t right = 0;                  ///< its place, from 0
  std::vector<std::size_t> lengths = {};  ///< of all its choices
};

/// Counts that differ from what chance gives by more than three times its deviation.
Lines complaints(std::span<const Placed> all);

}  // namespace golearn::test
