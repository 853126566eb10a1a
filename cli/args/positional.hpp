// A command's words that are no options, as help tells of them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "args/command_spec.hpp"

namespace golearn::args {

/// The shells that golearn can complete command lines in.
inline constexpr std::array<std::string_view, 3> kShells{"bash", "zsh", "fish"};

struct Positional {
  std::string name;  ///< `ID`
  Text help;
  bool required = false;
  bool many = false;     ///< there may be several
  bool program = false;  ///< may name one program of a lesson
};

/// In the order in which they are typed; at most two.
std::vector<Positional> positionals_of(Words words);

}  // namespace golearn::args
