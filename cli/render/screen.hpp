// What is known of the place the output goes to, and how parts of a text are made to look like what they are. Together
// with the rest of this folder the only place that knows of a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "words/blocks.hpp"

namespace golearn::render {

struct Screen {
  bool colour = false;    ///< stdout is a terminal and NO_COLOR is not set
  bool terminal = false;  ///< stdout is one
  bool errors_on_terminal = false;
  bool ascii = false;     ///< drawings are made of ASCII
  int width = 80;         ///< of stdout, in columns; 80 where it is no terminal
  int errors_width = 80;  ///< of stderr
};

/// Reads the environment: NO_COLOR, COLUMNS, TERM, and the window's size.
Screen detect_screen();

/// `text` with the escapes that its tone has on this screen.
std::string paint(const Screen& screen, words::Tone tone, std::string_view text);
/// In the colour of a goroutine's lines: neighbours differ.
std::string paint_goroutine(const Screen& screen, std::uint64_t goroutine, std::string_view text);

/// Columns of a text that has been painted.
int painted_width(std::string_view text);

/// Prose is no wider than this.
int prose_width(const Screen& screen);

}  // namespace golearn::render
