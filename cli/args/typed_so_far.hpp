// A command line that is not finished yet, read up to the word that is being typed.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "args/command_spec.hpp"

namespace golearn::args {

struct TypedSoFar {
  const CommandSpec* command = nullptr;  ///< null as long as none is named
  std::vector<std::string> words = {};   ///< those that are no options
  std::set<std::string> given = {};      ///< the options' names
  std::optional<Option> open = {};       ///< the option whose value may come next
  bool must = false;                     ///< and nothing else can
  bool no_options = false;               ///< `--` says that none come any more
  bool wrong = false;                    ///< it names a command that there is not
};

/// Reads as CLI11 does, but never complains.
TypedSoFar read_so_far(std::span<const CommandSpec* const> commands, std::span<const std::string> words);

}  // namespace golearn::args
