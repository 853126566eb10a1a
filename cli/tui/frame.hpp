// What is on the screen, as plain values: rows of styled spans, each exactly as wide as the screen.
//
// Views compose rows; nothing is ever drawn over a wide character, which would spoil its row. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "words/blocks.hpp"

namespace golearn::tui {

struct Size {
  int columns = 80;
  int rows = 24;
};

/// How a span looks. A colour never says anything that a glyph or a word does not say.
struct Style {
  words::Tone tone = words::Tone::plain;
  std::uint64_t goroutine = 0;  ///< in this goroutine's colour; 0: as the tone says
  bool reverse = false;

  friend bool operator==(const Style&, const Style&) = default;
};

struct Span {
  std::string text;
  Style style = {};
};

/// A row, from left to right.
class Row {
 public:
  Row() = default;
  explicit Row(std::string_view text, Style style = {}) { add(text, style); }

  /// Tabs are two spaces; what cannot be seen is written out.
  Row& add(std::string_view text, Style style = {});
  Row& add(const Row& row);
  /// Exactly so many columns from its beginning: cut off, with `…`, or filled up with spaces.
  Row& to(int columns);
  /// `text` at the end of a row of so many columns, over what does not fit before it.
  Row& at_end(std::string_view text, int columns, Style style = {});
  /// All of it reversed.
  Row& reversed();

  [[nodiscard]] int columns() const { return columns_; }
  [[nodiscard]] bool empty() const { return columns_ == 0; }
  [[nodiscard]] const std::vector<Span>& spans() const { return spans_; }
  /// Without styles.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Span> spans_;
  int columns_ = 0;
};

using Rows = std::vector<Row>;

struct Frame {
  Size size = {};
  Rows rows = {};  ///< as many as the screen has, each as wide as it

  /// Without styles, a line for each row.
  [[nodiscard]] std::string text() const;
};

/// A rule, with a title in it if there is one: `─ goroutines ────`.
Row rule(std::string_view title, int columns);

/// Paragraphs, broken at spaces into rows of at most so many columns; set in by so many of them.
Rows paragraph(std::string_view text, int columns, Style style = {}, int indent = 0);

/// `left` and `right` at the same height under each other: a column of so many columns, a line, the rest.
Rows beside(const Rows& left, int left_columns, const Rows& right, int columns, int height);

/// As many rows as that: cut off, or filled up with empty ones.
Rows to_height(Rows rows, int height);

Rows& append(Rows& rows, Rows more);

}  // namespace golearn::tui
