// A condition on a run, as one writes it in a text: `no-sync, procs > 1`, `lost = workers - final or died`.
//
//   condition:  clause { "or" clause }
//   clause:     test { "," test }                      all of them hold
//   test:       sum [ ("=" | "!=" | "<" | "<=" | ">" | ">=") sum ]    alone: it is not 0
//             | "!" test
//             | TEXT "before" TEXT     the first line that contains the one is above the first that contains the other
//             | ("first" | "last") TEXT                that line contains the text
//   sum:        product { ("+" | "-") product }
//   product:    value { "*" value }
//   value:      NUMBER | DURATION | TEXT | NAME | "lines" [ TEXT ] | "(" sum ")"
//
// NAME is one of study/facts.hpp. TEXT stands in double quotes. `lines` is how many lines were printed, `lines "x"` how
// many contain x. What compares a name that the run does not have is false, and so is the name alone.
//
// Functions of their arguments. A text that is no condition is std::runtime_error, which names the place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/study/facts.hpp"

namespace golearn::study {

/// Whether it holds of that run. An empty condition always does.
bool holds(std::string_view condition, const Facts& facts);

/// A sum's value; nothing if a name in it is one that the run does not have.
std::optional<Fact> value_of(std::string_view sum, const Facts& facts);

/// The tests of a condition that has no "or"; one that has is a test by itself.
std::vector<std::string> tests_in(std::string_view condition);

/// The NAMEs that stand in a condition, in order.
std::vector<std::string> names_in(std::string_view condition);

}  // namespace golearn::study
