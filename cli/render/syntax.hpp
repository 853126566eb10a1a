// Go and C++ with their keywords, strings and comments in colour.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "render/screen.hpp"

namespace golearn::render {

enum class Syntax : std::uint8_t { none, go, cpp };

/// Paints a text piece by piece: lines, or parts of lines, in their order. One thread.
class Highlighter {
 public:
  Highlighter(const Screen& screen, Syntax syntax) : screen_(screen), syntax_(syntax) {}

  /// The next piece; with `new_line` it begins a line, else it goes on with the last one.
  std::string paint(std::string_view piece, bool new_line);

 private:
  [[nodiscard]] std::size_t token(std::string_view text, char before) const;
  [[nodiscard]] words::Tone tone_of(std::string_view token) const;
  std::size_t rest_of(std::string_view text);

  const Screen& screen_;
  Syntax syntax_;
  std::string until_ = {};  // what ends the string or the comment that goes on; "\n" is the end of the line
};

}  // namespace golearn::render
