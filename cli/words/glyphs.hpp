// Characters as a terminal counts them: a wide one takes two columns, a combining one none.
#pragma once

#include <string>
#include <string_view>

namespace golearn::words {

/// The first character of a text that is not empty.
struct Glyph {
  std::size_t bytes;
  int columns;
  bool visible;  ///< not a control character, a mark that turns text around, nor a byte that is no UTF-8
};
Glyph first_glyph(std::string_view text);

/// Columns that `text` takes on a terminal. Not for text with escapes.
int display_width(std::string_view text);

/// `text`, and spaces up to `width` columns.
std::string pad(std::string_view text, int width);

/// Bytes of `text` that fit into `width` columns; at least one character.
std::size_t fitting(std::string_view text, int width);

/// The words at the beginning of `text` that fit into `width` columns; of a longer first word what fits.
std::string first_words(std::string_view text, int width);

/// `text` with control characters, marks that turn text around, and bytes that are no UTF-8, written out: "\n", "\x1b".
std::string visible(std::string_view text);

/// The same, but for tabs, which a line may have: what a program printed, or its source.
std::string visible_line(std::string_view line);

}  // namespace golearn::words
