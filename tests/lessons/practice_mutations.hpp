// A practice.txt with one fact broken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace golearn::test {

struct Mutation {
  std::string what;  ///< the line that was broken, with its number, and what it has become
  std::string text;
};

/// One fact at a time, all of them:
///   a choice       marked if it was not, and not marked if it was
///   a solution     without one of its knobs; but for the processors, without which it is a matter of luck
///   least          its solution by one more than is needed
///   a goal         another ending; else a larger last number; else another last word
///   impossible, possible-with, each text    gone
///   vary           one value over and over
///   at             a text that stands nowhere
///   an id          that of the first task
std::vector<Mutation> mutations_of(std::string_view text);

}  // namespace golearn::test
