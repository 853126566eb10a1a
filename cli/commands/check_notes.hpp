// The outputs that golearn check-notes judges.
#pragma once

#include <string>
#include <vector>

#include "commands/command.hpp"
#include "golearn/study/find_output.hpp"
#include "words/checked_quote.hpp"

namespace golearn::commands {

struct NotesToCheck {
  std::string go;  ///< the Go version by whose rules
  study::FindPlan plan = {};
  std::vector<words::QuotedRun> quotes = {};
  std::vector<std::string> unquoted = {};  ///< ids asked for of which the notes show nothing
};

/// Judges one after another, and shows each verdict as soon as it is known: a search may take its time. Ctrl-C ends the
/// search. Returns the exit status.
int check(NotesToCheck notes, bool json, const Stage& stage);

}  // namespace golearn::commands
