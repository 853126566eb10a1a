#include "words/checked_quote.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace golearn::words {

std::string place_of(const lessons::Quote& quote) { return fmt::format("{}:{}", quote.file, quote.line); }

std::size_t line_number(const ExpectedOutput& output, std::size_t item) {
  const auto end = output.items.begin() + static_cast<std::ptrdiff_t>(item);
  return 1 + static_cast<std::size_t>(std::ranges::count(output.items.begin(), end, false, &ExpectedOutput::Item::gap));
}

const std::string* expected_line(const ExpectedOutput& output, std::size_t item) {
  while (item < output.items.size() && output.items[item].gap) ++item;
  return item < output.items.size() ? &output.items[item].line.written() : nullptr;
}

}  // namespace golearn::words
