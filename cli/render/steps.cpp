#include "render/steps.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "render/canvas.hpp"
#include "render/columns.hpp"
#include "render/histories.hpp"
#include "render/layout.hpp"
#include "words/glyphs.hpp"

namespace golearn::render {
namespace {

using words::Arrow;
using words::display_width;
using words::StepRow;
using words::Tone;

constexpr int kBetween = 3;  // columns, two sheets
constexpr int kTime = 11;    // columns for a step's time, and what keeps it apart

// Of several in one lane, what tells most.
int weight(LaneState mark) {
  switch (mark) {
    case LaneState::absent: return 0;
    case LaneState::ended: return 1;
    case LaneState::sleeps: return 2;
    case LaneState::waits: return 3;
    case LaneState::ready: return 4;
    case LaneState::runs: return 5;
  }
  return 0;
}

class Drawing {
 public:
  Drawing(const words::Sheet& steps, const Screen& screen) : steps_(steps), screen_(screen), width_(screen.width - 1) {
    gutter_ = 1 + digits() + kTime;
    columns_ = columns_for(steps, gutter_, width_ - gutter_, left_out_);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      for (const std::size_t lane : columns_[c].lanes) column_of_[lane] = c;
      columns_[c].marks[LaneState::absent] = columns_[c].lanes.size();
    }
    mark_.assign(steps_.lanes.size(), LaneState::absent);
  }

  std::string all() {
    std::string out = head();
    for (const StepRow& row : steps_.rows) add_row(out, row);
    if (!left_out_.empty()) {
      for (const std::string& line : wrap(steps_.left_out + left_out_, width_ - 2)) out += "  " + line + "\n";
    }
    for (const std::string& line : wrap(steps_.legend, width_ - 2)) {
      out += paint(screen_, Tone::faint, "  " + line) + "\n";
    }
    return out;
  }

 private:
  // Of a step's number.
  [[nodiscard]] int digits() const {
    int most = display_width(steps_.number_title);
    for (auto row = steps_.rows.rbegin(); row != steps_.rows.rend(); ++row) {
      if (!row->number.empty() && !row->elided) return std::max(most, display_width(row->number));
    }
    return most;
  }

  std::string head() {
    Canvas canvas(width_);
    canvas.put(1, steps_.number_title, {Tone::strong});
    canvas.put(gutter_ - 1 - display_width(steps_.time_title), steps_.time_title, {Tone::strong});
    for (const Column& column : columns_) {
      const std::string name = column.name.substr(0, words::fitting(column.name, column.width - 1));
      canvas.put(column.at, name,
                 {Tone::strong, column.lanes.size() == 1 ? steps_.lanes[column.lanes.front()].goroutine : 0});
    }
    const int end = columns_.back().at + columns_.back().width;
    std::string line;
    for (int i = 0; i < std::min(end, width_); ++i) line += "─";
    return canvas.line(screen_) + "\n" + paint(screen_, Tone::faint, line) + "\n";
  }

  void add_row(std::string& out, const StepRow& row) {
    take(row);
    Canvas canvas(width_);
    if (row.marked) canvas.put(0, "!", {Tone::bad});
    canvas.put(1 + digits() - display_width(row.number), row.number);
    canvas.put(gutter_ - 1 - display_width(row.time), row.time);
    for (const Column& column : columns_) draw_lane(canvas, column, row);
    const bool alone = row.elided;
    if (alone) canvas.put(columns_.front().at + 2, row.note, {Tone::faint});
    std::set<std::pair<std::size_t, std::size_t>> drawn;  // columns: a Broadcast wakes thousands in one
    for (const Arrow& arrow : row.arrows) {
      if (!column_of_.contains(arrow.from) || !column_of_.contains(arrow.to)) continue;
      if (drawn.emplace(column_of_[arrow.from], column_of_[arrow.to]).second) draw_arrow(canvas, row, arrow);
    }
    out += canvas.line(screen_) + "\n";
    if (row.note.empty() || alone) return;
    std::string_view mark = "└ ";
    for (const std::string& each : wrap(row.note, width_ - gutter_ - 2)) {
      out += paint(screen_, row.marked ? Tone::bad : Tone::notable, spaces(gutter_) + std::string(mark) + each) + "\n";
      mark = "  ";
    }
  }

  void mark(std::size_t lane, LaneState mark) {
    if (const auto at = column_of_.find(lane); at != column_of_.end()) {
      --columns_[at->second].marks[mark_[lane]];
      ++columns_[at->second].marks[mark];
    }
    mark_[lane] = mark;
  }

  // The lanes as they are in this row. One that has ended is gone in the next.
  void take(const StepRow& row) {
    for (const std::size_t lane : std::exchange(ended_, {})) mark(lane, LaneState::absent);
    for (const auto& [lane, state] : row.marks) {
      mark(lane, state);
      if (state == LaneState::ended) ended_.push_back(lane);
    }
    for (const auto& [lane, holder] : row.held) {
      if (const auto at = column_of_.find(lane); at != column_of_.end()) columns_[at->second].holder = holder;
    }
  }

  void draw_lane(Canvas& canvas, const Column& column, const StepRow& row) {
    if (column.thing) return draw_thing(canvas, column, row);
    const LaneState mark = mark_in(column, row);
    const Ink ink{Tone::plain, who_in(column, row)};
    if (mark != LaneState::absent) canvas.put(column.at, glyph_of(mark), ink);
    const std::string words = words_in(column, row);
    if (!words.empty()) canvas.put(column.at + 1, " " + words + " ", ink);
  }

  static bool acts_in(const Column& column, const StepRow& row) {
    return std::ranges::find(column.lanes, row.actor) != column.lanes.end() && !cell(row, row.actor).empty();
  }

  // Of several that share a column the one that acts, else the one that tells most.
  [[nodiscard]] LaneState mark_in(const Column& column, const StepRow& row) const {
    if (acts_in(column, row)) return mark_[row.actor];
    LaneState best = LaneState::absent;
    for (const auto& [mark, count] : column.marks) {
      if (count > 0 && weight(mark) > weight(best)) best = mark;
    }
    return best;
  }

  // Whose colour a column of goroutines has in this row; 0 for one that several share, if none of them acts.
  [[nodiscard]] std::uint64_t who_in(const Column& column, const StepRow& row) const {
    if (column.lanes.size() == 1) return steps_.lanes[column.lanes.front()].goroutine;
    return acts_in(column, row) ? steps_.lanes[row.actor].goroutine : 0;
  }

  // What the row says of a lane; empty if nothing.
  static std::string cell(const StepRow& row, std::size_t lane) {
    const auto at = std::ranges::find(row.cells, lane, &words::LaneText::lane);
    return at == row.cells.end() ? "" : at->text;
  }

  void draw_thing(Canvas& canvas, const Column& column, const StepRow& row) {
    const std::string content = cell(row, column.lanes.front());
    const Ink ink{content.empty() ? Tone::faint : Tone::plain, column.holder};
    canvas.put(column.at, content.empty() ? (column.holder != 0 ? "║" : "│") : content, ink);
  }

  // Who of several does it is said before what it does.
  std::string words_in(const Column& column, const StepRow& row) {
    std::vector<std::size_t> who;  // the actor first
    for (const auto& [lane, text] : row.cells) {
      if (const auto at = column_of_.find(lane); at == column_of_.end() || &columns_[at->second] != &column) continue;
      who.insert(lane == row.actor ? who.begin() : who.end(), lane);
    }
    if (who.empty()) return "";
    const bool shared = column.lanes.size() > 1;
    std::string text = (shared ? steps_.lanes[who.front()].name + " " : "") + cell(row, who.front());
    if (who.size() > 1) text += fmt::format(" +{}", who.size() - 1);
    const int room = column.width - (has_head_behind(column, row) ? 4 : 3);
    if (display_width(text) <= room) return text;
    return text.substr(0, words::fitting(text, room - 1)) + "…";
  }

  // The head of an arrow stands behind the words.
  [[nodiscard]] bool has_head_behind(const Column& column, const StepRow& row) const {
    return std::ranges::any_of(row.arrows, [&](const Arrow& arrow) {
      const auto from = column_of_.find(arrow.from);
      return from != column_of_.end() && columns_[from->second].at > column.at &&
             std::ranges::find(column.lanes, arrow.to) != column.lanes.end();
    });
  }

  void draw_arrow(Canvas& canvas, const StepRow& row, const Arrow& arrow) {
    const Column& from = columns_[column_of_[arrow.from]];
    const Column& to = columns_[column_of_[arrow.to]];
    if (&from == &to) return;
    const std::string_view line = arrow.dashed ? "┄" : "─";
    const bool right = from.at < to.at;
    // A line begins and ends beside what stands in its lane.
    const auto end_of = [&](const Column& column) {
      const int words =
          column.thing ? display_width(cell(row, column.lanes.front())) : display_width(words_in(column, row)) + 1;
      return column.at + 1 + words;
    };
    const int left_edge = end_of(right ? from : to) + 1;
    const int right_edge = (right ? to : from).at - 1;
    if (right_edge < left_edge) return;
    const Ink ink{Tone::plain, steps_.lanes[row.actor].goroutine};
    canvas.draw(right ? right_edge : left_edge, right ? "▶" : "◀", ink);
    for (int at = left_edge; at <= right_edge; ++at) canvas.draw(at, line, ink);
  }

  const words::Sheet& steps_;
  const Screen& screen_;
  int width_;
  int gutter_ = 0;  // before the first lane: the margin, the step's number, its time
  std::vector<Column> columns_;
  std::map<std::size_t, std::size_t> column_of_;  // by lane; none if it does not fit
  std::vector<LaneState> mark_;                   // by lane, in the row above
  std::vector<std::size_t> ended_;                // lanes, in the row above
  std::string left_out_;
};

}  // namespace

std::string text_of(const words::Sheet& steps, const Screen& screen) { return Drawing(steps, screen).all(); }

std::string text_of(const words::Sheets& both, const Screen& screen) {
  Screen half = screen;
  half.width = (screen.width - kBetween) / 2;
  const auto lines_of = [&](const words::Sheet& sheet) { return study::split_lines(text_of(sheet, half)); };
  const std::vector<std::string> left = lines_of(both.left), right = lines_of(both.right);
  const auto row = [&](const std::string& one, const std::string& other) {
    return one + (other.empty() ? "" : spaces(half.width + kBetween - painted_width(one)) + other) + "\n";
  };
  std::string out = row(paint(screen, Tone::strong, both.names.left), paint(screen, Tone::strong, both.names.right));
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    out += row(i < left.size() ? left[i] : "", i < right.size() ? right[i] : "");
  }
  return out;
}

}  // namespace golearn::render
