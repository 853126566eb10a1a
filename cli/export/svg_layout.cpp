// Where everything of a still picture stands.
#include <algorithm>

#include "export/svg_head.hpp"
#include "export/svg_notes.hpp"
#include "export/svg_problems.hpp"
#include "export/svg_sheet.hpp"
#include "export/svg_text.hpp"
#include "words/numbers.hpp"

namespace golearn::exports::svg {
namespace {

using Kind = words::ChosenRow::Kind;

constexpr double kPause = 24, kNarrowest = 640;

// What the widest number and the widest time take.
double gutter_of(const Picture& picture, const std::vector<words::ChosenRow>& rows) {
  double time = 0;
  for (const words::ChosenRow& row : rows) {
    if (row.kind == Kind::pause) time = std::max(time, text_width(words::pause_before(picture, row.from), Face::small));
    if (row.kind != Kind::step) continue;
    time = std::max(time, text_width(words::rounded(Duration(picture.steps[row.from].time)), Face::small));
  }
  return 14 + text_width(std::to_string(picture.steps.size()), Face::words) + 14 + std::max(time, 30.0) + 8;
}

}  // namespace

const Row* Drawing::row_of(std::size_t step) const {
  auto row = std::ranges::lower_bound(rows, step, {}, [](const Row& each) { return each.what.from; });
  if (row != rows.end() && row->what.kind == Kind::pause) ++row;
  return row == rows.end() || row->what.kind != Kind::step || row->what.from != step ? nullptr : &*row;
}

Drawing lay_out(const Picture& picture, const words::Names& names, const words::StepRange& range, double left,
                double right, double y) {
  const std::vector<words::ChosenRow> rows = chosen_rows(picture, range);
  Drawing drawing{picture, names, columns_for(picture, names, left + gutter_of(picture, rows), right - kBelowRows)};
  drawing.right = std::max(left + kNarrowest, drawing.columns.end + kBelowRows);
  const auto notes = notes_of(picture, names);
  y += kHead;
  for (const words::ChosenRow& what : rows) {
    Row row{what, y, what.kind == Kind::pause ? kPause : kRow};
    const auto note = what.kind == Kind::step ? notes.find(what.from) : notes.end();
    if (note != notes.end()) set_note(drawing, row, note->second);
    y += row.height;
    drawing.rows.push_back(std::move(row));
  }
  return drawing;
}

double bottom_of(const Drawing& drawing) {
  return drawing.rows.back().y + drawing.rows.back().height + circle_height(drawing.picture) + kBelowRows;
}

}  // namespace golearn::exports::svg
