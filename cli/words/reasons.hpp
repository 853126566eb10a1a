// Why this order, in plain words: by which rule the goroutine of each printed line ran then.
#pragma once

#include <string>
#include <vector>

#include "golearn/observe/why.hpp"
#include "golearn/study/run_spec.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// The first forty entries: one for each line with which a turn began, its number, text, who printed it, and why then;
/// and one for all lines after it by goroutines that simply went on. `spec` says who made the choices.
std::vector<std::string> about_order(const Names& names, const std::vector<Why>& lines, const study::RunSpec& spec);

/// Of one line: by which rule its goroutine ran then, and how it had become ready.
std::string about_turn(const Names& names, const Why& why, const study::RunSpec& spec);

}  // namespace golearn::words
