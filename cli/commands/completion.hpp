// The answer to a shell that asks how a command line may go on, as export/completion_scripts.hpp says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "golearn/study/text.hpp"

namespace golearn::commands {

/// The words of the command line that is asked about, if it is that what golearn was started for.
std::optional<std::vector<std::string>> asked_to_complete(int argc, char** argv);

/// Writes the answer to stdout; returns the exit status.
int answer_shell(const std::vector<std::string>& words, study::Language language);

}  // namespace golearn::commands
