// Numbers as they are typed.
#pragma once

#include <charconv>
#include <string_view>
#include <system_error>

namespace golearn::study {

/// True if the whole text is a number, which `number` is then: no space before it, no other base, no `+`, and nothing
/// behind it.
template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace golearn::study
