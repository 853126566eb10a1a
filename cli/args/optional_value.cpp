#include "args/optional_value.hpp"

#include <algorithm>

namespace golearn::args {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_range(std::string_view word) {
  const auto dash = word.find('-');
  return dash != std::string_view::npos && is_number(word.substr(0, dash)) && is_number(word.substr(dash + 1));
}

}  // namespace

bool is_value(const Option& option, std::string_view word) {
  switch (option.takes) {
    case Option::Takes::range: return is_range(word);
    case Option::Takes::choice: return std::ranges::find(option.choices, word) != option.choices.end();
    case Option::Takes::nothing:
    case Option::Takes::value:
    case Option::Takes::file:
    case Option::Takes::files: return false;
  }
  return false;
}

}  // namespace golearn::args
