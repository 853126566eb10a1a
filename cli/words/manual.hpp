// What a manual says beyond what commands and options say of themselves.
#pragma once

#include <string>
#include <vector>

#include "golearn/study/text.hpp"

namespace golearn::words {

struct Topic {
  std::string name;  ///< a variable, a file, a command line
  study::Text about;
};

/// What golearn is for, a paragraph each.
std::vector<study::Text> description();
/// The variables that it reads.
std::vector<Topic> environment();
/// The files that it keeps.
std::vector<Topic> files();
std::vector<Topic> examples();

}  // namespace golearn::words
