// A word that may stand at the end of a command line that somebody is typing.
#pragma once

#include <string>
#include <vector>

#include "golearn/study/text.hpp"

namespace golearn::args {

struct Candidate {
  std::string word;
  study::Text about = {};  ///< what it is; empty where there is no more to say
};

using Candidates = std::vector<Candidate>;

}  // namespace golearn::args
