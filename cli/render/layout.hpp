// Text in columns: a wide character counts as two, a combining one as none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace golearn::cli {

/// Columns that `text` takes on a terminal. Not for text with escapes.
int display_width(std::string_view text);

/// `text` followed by spaces up to `width` columns.
std::string pad(std::string_view text, int width);

/// `text` with control characters, and bytes that are no UTF-8, written out: "\n", "\x1b".
std::string visible(std::string_view text);

/// Breaks a paragraph at spaces into lines of at most `width` columns; a longer word is broken anywhere.
std::vector<std::string> wrap(std::string_view paragraph, int width);

/// The same for a line of code: broken where it is full, its indentation kept, tabs as two spaces.
std::vector<std::string> wrap_code(std::string_view line, int width);

/// One cell of wrapped text beside another.
struct Row {
  std::string left;
  std::string right;
};

/// Lines `left | right`, each side `width` columns wide.
std::vector<std::string> side_by_side(const std::vector<Row>& rows, int width);

}  // namespace golearn::cli
