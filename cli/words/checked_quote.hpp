// An output that the notes show, the program that should print it, and the verdict.
#pragma once

#include <string>
#include <string_view>

#include "golearn/study/judged.hpp"
#include "lessons/quotes.hpp"

namespace golearn::words {

/// An output that the notes show, and the run that should print it.
struct QuotedRun {
  lessons::Quote quote;
  study::RunSpec spec;
};

struct CheckedQuote {
  const QuotedRun* quoted = nullptr;  ///< of which there is a text
  study::Judged judged;

  [[nodiscard]] const study::FindReport& report() const { return judged.report; }
};

/// `000:78`.
std::string place_of(const lessons::Quote& quote);

/// The number of a line among those that the notes show, from 1; of the end, one more than there are.
std::size_t line_number(const ExpectedOutput& output, std::size_t item);

/// The expected line that runs departed from; null if it was the end. A gap is no line: the one behind it is meant.
const std::string* expected_line(const ExpectedOutput& output, std::size_t item);

}  // namespace golearn::words
