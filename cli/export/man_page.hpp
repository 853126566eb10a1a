// golearn(1), from what commands and options declare.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "args/command_spec.hpp"
#include "words/manual.hpp"

namespace golearn::exports {

/// As roff, in one language. Who makes the page knows the exit statuses.
std::string man_page(std::span<const args::CommandSpec* const> commands, const std::vector<words::Topic>& exit_statuses,
                     args::Language language);

}  // namespace golearn::exports
