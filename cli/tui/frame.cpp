#include "tui/frame.hpp"

#include <algorithm>
#include <utility>

#include "render/layout.hpp"
#include "words/glyphs.hpp"

namespace golearn::tui {
namespace {

constexpr std::string_view kCut = "…";
constexpr std::string_view kBetween = "│ ";

std::string without_tabs(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\t' ? std::string("  ") : std::string(1, c);
  return words::visible(out);
}

}  // namespace

Row& Row::add(std::string_view text, Style style) {
  if (text.empty()) return *this;
  std::string shown = without_tabs(text);
  columns_ += words::display_width(shown);
  if (!spans_.empty() && spans_.back().style == style) {
    spans_.back().text += shown;
  } else {
    spans_.push_back({std::move(shown), style});
  }
  return *this;
}

Row& Row::add(const Row& row) {
  for (const Span& span : row.spans()) add(span.text, span.style);
  return *this;
}

Row& Row::to(int columns) {
  if (columns_ > columns) {
    const std::vector<Span> all = std::exchange(spans_, {});
    columns_ = 0;
    for (const Span& span : all) {
      const int room = columns - 1 - columns_;
      if (words::display_width(span.text) <= room) {
        add(span.text, span.style);
        continue;
      }
      const std::size_t fits = room > 0 ? words::fitting(span.text, room) : 0;
      const std::string piece = span.text.substr(0, fits);
      if (words::display_width(piece) <= room) add(piece, span.style);
      if (columns > 0) add(kCut, span.style);
      break;
    }
  }
  if (columns_ < columns) add(render::spaces(columns - columns_));
  return *this;
}

Row& Row::at_end(std::string_view text, int columns, Style style) {
  to(std::max(columns - words::display_width(text), 0));
  return add(text, style).to(columns);
}

Row& Row::reversed() {
  for (Span& span : spans_) span.style.reverse = true;
  return *this;
}

std::string Row::text() const {
  std::string all;
  for (const Span& span : spans_) all += span.text;
  return all;
}

std::string Frame::text() const {
  std::string all;
  for (const Row& row : rows) all += row.text() + "\n";
  return all;
}

Row rule(std::string_view title, int columns) {
  Row row;
  if (!title.empty()) row.add("─ ", {words::Tone::faint}).add(title, {words::Tone::strong}).add(" ");
  std::string line;
  for (int i = row.columns(); i < columns; ++i) line += "─";
  return row.add(line, {words::Tone::faint}).to(columns);
}

Rows paragraph(std::string_view text, int columns, Style style, int indent) {
  Rows rows;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end == 0) rows.emplace_back();
    if (end > 0) {
      for (const std::string& line : render::wrap(text.substr(0, end), std::max(columns - indent, 1))) {
        rows.push_back(Row(render::spaces(indent)).add(line, style));
      }
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return rows;
}

Rows beside(const Rows& left, int left_columns, const Rows& right, int columns, int height) {
  Rows rows;
  for (std::size_t i = 0; i < static_cast<std::size_t>(std::max(height, 0)); ++i) {
    Row row = i < left.size() ? left[i] : Row();
    row.to(left_columns).add(kBetween, {words::Tone::faint});
    if (i < right.size()) row.add(right[i]);
    rows.push_back(row.to(columns));
  }
  return rows;
}

Rows to_height(Rows rows, int height) {
  rows.resize(static_cast<std::size_t>(std::max(height, 0)));
  return rows;
}

Rows& append(Rows& rows, Rows more) {
  for (Row& row : more) rows.push_back(std::move(row));
  return rows;
}

}  // namespace golearn::tui
