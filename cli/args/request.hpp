// What the user asked for, as it was typed: which command, of which programs, with which options.
//
// Every name in it exists; whether the values are right, the command says, by the functions of values.hpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "args/selection.hpp"
#include "golearn/study/settings.hpp"

namespace golearn::args {

struct Request {
  std::string command;
  Selection selection = {};             ///< of what was named
  std::vector<std::string> words = {};  ///< lessons or token
  study::TypedKnobs knobs = {};         ///< of any of the programs
  std::map<std::string, std::vector<std::string>> options = {};

  [[nodiscard]] bool has(const std::string& option) const { return options.contains(option); }
  /// The value of an option; none if it was not given. An empty value is a value.
  [[nodiscard]] std::optional<std::string> value(const std::string& option) const;
  /// The knobs that were typed and that this program has. (Others are of other programs.) A Go version is the newest
  /// that the program has rules of and that is not newer; throws Refusal for one that is none.
  [[nodiscard]] study::TypedKnobs knobs_of(const lessons::Program& program) const;
};

}  // namespace golearn::args
