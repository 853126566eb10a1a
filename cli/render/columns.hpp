// The columns of a picture of steps: which lanes share one, where each stands, and what there is no room for.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "words/blocks.hpp"

namespace golearn::render {

/// One lane, or several goroutines that share it.
struct Column {
  std::string name;
  std::vector<std::size_t> lanes;
  bool thing = false;
  std::uint64_t holder = 0;  ///< of a lock
  int at = 0;
  int width = 0;
  std::map<LaneState, std::size_t> marks = {};  ///< how many of the lanes have each
};

/// From column `begin` of the screen on, `room` wide. Where the goroutines do not fit, those that were started alike
/// share a column, or all but main do; then things go, last those that a problem is about: `left_out` names them.
std::vector<Column> columns_for(const words::Sheet& steps, int begin, int room, std::string& left_out);

}  // namespace golearn::render
