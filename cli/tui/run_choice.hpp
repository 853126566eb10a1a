// Which run of a program is meant: its knobs, turned one by one, and the spec and the command that they come to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "golearn/study/run_spec.hpp"
#include "lessons/practice/practice.hpp"
#include "tui/screens.hpp"

namespace golearn::tui {

/// The knobs of a program in the order in which they are turned; `procs` last.
std::vector<std::string> turnable(const lessons::Program& program);

/// What a knob is now, as one would type it.
std::string value_of(const RunChoice& choice, const std::string& knob);

/// The value above or below, in steps that show something, or of a number the very next one; `choice` as it is where
/// there is none, or where it would contradict another knob.
RunChoice turned(const RunChoice& choice, const std::string& knob, int by, bool by_one = false);

/// In virtual time, unless the program measures; of more than can be looked at, as many as a search has; two processors
/// where the program does not say.
study::RunSpec spec_of(const RunChoice& choice);

/// Whether the run is the one that a question is about: the same program and knobs, and processors if it says so.
bool is_about(const lessons::Question& question, const RunChoice& choice);

/// The run of a lesson's first question about one, else its first program.
RunChoice first_choice(const lessons::Entry& entry);

std::string command_of(const RunChoice& choice);

/// The run that a plain command makes; nothing for one that is no `golearn lesson` of one program, or watches it.
std::optional<RunChoice> choice_in(const std::string& command);

}  // namespace golearn::tui
