#include "render/histories.hpp"

#include <algorithm>

#include "render/canvas.hpp"
#include "render/layout.hpp"
#include "words/glyphs.hpp"

namespace golearn::render {
namespace {

using words::History;
using words::Tone;

constexpr int kIndent = 2;
constexpr int kBetweenTicks = 13;  // columns

class Drawing {
 public:
  Drawing(const words::Histories& histories, const Screen& screen) : histories_(histories), screen_(screen) {
    label_ = words::display_width(histories.time_title);
    for (const History& row : histories.rows) label_ = std::max(label_, words::display_width(row.name));
    label_ += kIndent + 2;
    width_ = std::min(screen.width - 1 - label_, static_cast<int>(histories.times.size()));
  }

  std::string all() {
    std::string out;
    for (const History& row : histories_.rows) out += line_of(row) + "\n";
    if (histories_.times.front() != histories_.times.back()) out += ticks() + "\n";
    for (const std::string& line : wrap(histories_.legend, prose_width(screen_) - kIndent)) {
      out += paint(screen_, Tone::faint, spaces(kIndent) + line) + "\n";
    }
    return out;
  }

 private:
  // The step in the middle of a column.
  [[nodiscard]] std::size_t step_at(int column) const {
    const auto columns = static_cast<std::size_t>(width_);
    return (2 * static_cast<std::size_t>(column) + 1) * histories_.times.size() / (2 * columns);
  }

  // The last that began at or before a step.
  template <class State>
  static State state_at(const std::vector<std::pair<std::size_t, State>>& changes, std::size_t step, State before) {
    const auto after = std::ranges::upper_bound(changes, step, {}, [](const auto& change) { return change.first; });
    return after == changes.begin() ? before : std::prev(after)->second;
  }

  std::string line_of(const History& row) {
    Canvas canvas(label_ + width_);
    canvas.put(kIndent, row.name, {Tone::plain, row.goroutine});
    for (int column = 0; column < width_; ++column) {
      const std::size_t step = step_at(column);
      if (row.goroutine == 0) {
        put_holder(canvas, column, state_at(row.holders, step, std::uint64_t{0}));
      } else {
        canvas.put(label_ + column, glyph_of(state_at(row.marks, step, LaneState::absent)),
                   {Tone::plain, row.goroutine});
      }
    }
    return canvas.line(screen_);
  }

  void put_holder(Canvas& canvas, int column, std::uint64_t holder) {
    if (holder == 0) return canvas.put(label_ + column, "·", {Tone::faint});
    const auto letter = histories_.letters.find(holder);
    const std::string text = letter == histories_.letters.end() ? "#" : std::string(1, letter->second);
    canvas.put(label_ + column, text, {Tone::plain, holder});
  }

  std::string ticks() {
    Canvas canvas(label_ + width_);
    canvas.put(kIndent, histories_.time_title, {Tone::faint});
    for (int column = 0; column == 0 || column + kBetweenTicks <= width_; column += kBetweenTicks) {
      canvas.put(label_ + column, histories_.times[step_at(column)], {Tone::faint});
    }
    return canvas.line(screen_);
  }

  const words::Histories& histories_;
  const Screen& screen_;
  int label_ = 0;
  int width_ = 0;
};

}  // namespace

std::string_view glyph_of(LaneState mark) {
  switch (mark) {
    case LaneState::absent: return " ";
    case LaneState::ready: return "░";
    case LaneState::runs: return "█";
    case LaneState::waits: return "┊";
    case LaneState::sleeps: return "z";
    case LaneState::ended: return "▀";
  }
  return " ";
}

std::string text_of(const words::Histories& histories, const Screen& screen) {
  return Drawing(histories, screen).all();
}

}  // namespace golearn::render
