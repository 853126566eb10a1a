// One output of the notes, judged.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "explore/find_output.hpp"
#include "request.hpp"

namespace golearn::cli {

struct CheckedQuote {
  const QuotedProgram* quoted = nullptr;  ///< no picture
  FindReport report;
  std::string token;     ///< replays it; empty if nothing printed it
  std::string other_go;  ///< a Go version under which it is not impossible; empty if none is known
};

/// Searches for one output that is no picture.
CheckedQuote check(const CheckNotesRequest& request, const QuotedProgram& quoted,
                   const std::function<bool()>& interrupted);

/// Stable words, for --json.
std::string_view verdict_word(Verdict verdict);

/// `000:78`.
std::string place_of(const lessons::Quote& quote);

/// The number of a line among those that the notes show, from 1; of the end, one more than there are.
std::size_t line_number(const ExpectedOutput& output, std::size_t item);

/// The expected line that runs departed from; null if it was the end. A gap is no line: the one behind it is meant.
const std::string* expected_line(const ExpectedOutput& output, std::size_t item);

/// One JSON object a line: each output, pictures too, and in the end the counts.
std::string to_json(const CheckNotesRequest& request, const std::vector<CheckedQuote>& checked, bool interrupted);

}  // namespace golearn::cli
