// What is known of the place the output goes to, and the only place with colour.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lesson.hpp"

namespace golearn::cli {

enum class Colour : std::uint8_t { plain, bold, dim, red, green, yellow, blue, magenta, cyan };

struct Terminal {
  lessons::Language language = lessons::Language::english;
  bool colour = false;  ///< stdout is a terminal and NO_COLOR is not set
  bool errors_on_terminal = false;
  int width = 80;  ///< of stdout, in columns; 80 where it is no terminal

  [[nodiscard]] std::string paint(Colour colour, std::string_view text) const;
  [[nodiscard]] const std::string& say(const lessons::Text& text) const { return text.in(language); }
};

/// Reads the environment: NO_COLOR, COLUMNS, LC_ALL, LC_MESSAGES, LANG, and the window's size.
Terminal detect_terminal();

/// The language of a locale's name: Korean for `ko…`, else English.
lessons::Language language_of(std::string_view locale);

/// The colour that a goroutine's lines have: neighbours differ.
Colour goroutine_colour(std::uint64_t id);

}  // namespace golearn::cli
