// Each screen of the course, in the states that it has: how one gets there.
#pragma once

#include <string>
#include <vector>

namespace golearn::test {

struct Shown {
  std::string name;
  std::string facts;  ///< of the learner's file
  std::string keys;   ///< from the map
};

const std::vector<Shown>& screens_shown();

}  // namespace golearn::test
