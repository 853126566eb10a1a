#include "export/svg_sheet.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "export/svg_elements.hpp"
#include "export/svg_head.hpp"
#include "export/svg_locks.hpp"
#include "export/svg_notes.hpp"
#include "export/svg_rows.hpp"
#include "export/svg_text.hpp"
#include "words/numbers.hpp"
#include "words/step_deeds.hpp"

namespace golearn::exports::svg {
namespace {

using Kind = words::ChosenRow::Kind;

class Sheet {
 public:
  Sheet(Drawing& drawing, double left)
      : drawing_(drawing),
        left_(left),
        gutter_(drawing.columns.goroutines.front().x),
        states_(drawing.picture, drawing.columns),
        bars_(drawing, states_),
        locks_(drawing),
        steps_(drawing, bars_, states_) {}

  void draw() {
    const double top = drawing_.rows.front().y, end = drawing_.rows.back().y + drawing_.rows.back().height;
    ground(top, bottom_of(drawing_));
    for (const Row& row : drawing_.rows) draw(row);
    bars_.finish(end);
    locks_.finish(end);
    draw_brackets(drawing_);
    if (circle_height(drawing_.picture) > 0) draw_end(end);
  }

 private:
  void ground(double top, double end) {
    const Columns& columns = drawing_.columns;
    std::string& to = drawing_.layers.ground;
    if (columns.things.empty()) return;
    to += rect(columns.things_at, top - kHead, columns.end - columns.things_at, end - top + kHead, {{"fill", kShared}});
    std::string lines;
    for (const ThingColumn& thing : columns.things) lines += upright(thing.centre, top, end);
    to += path(lines, {{"stroke", kLane}, {"stroke-width", 1.5}});
  }

  void draw(const Row& row) {
    switch (row.what.kind) {
      case Kind::step: return draw_step(row);
      case Kind::pause: return draw_pause(row);
      case Kind::repeats: return draw_instead(row, "↻ " + say(words::about_repeats(drawing_.picture, row.what.fold)));
      case Kind::left_out: return draw_instead(row, "⋮ " + say(words::about_left_out(row.what.end - row.what.from)));
    }
  }

  [[nodiscard]] const std::string& say(const words::Text& text) { return said_ = drawing_.say(text); }

  // Who acts runs in the upper half of the row, and what comes of it shows from the arrow on.
  void draw_step(const Row& row) {
    const std::size_t at = row.what.from;
    const PictureStep& step = drawing_.step(at);
    states_.enter(at);
    bars_.turn(row.y);
    states_.leave(at);
    bars_.cap(step, row.y + kArrowAt);
    steps_.draw(at, row.y);
    bars_.turn(row.y + kArrowAt);
    const bool back = words::arrow_of(step) == words::StepArrow::gives_back;
    locks_.turn(step, row.y + (back ? kArrowAt : 5));
    rule(row);
    if (!row.note.empty()) draw_note(drawing_, row);
    number(row, std::to_string(at + 1));
    time(row, step);
  }

  void draw_pause(const Row& row) {
    drawing_.layers.ground += rect(left_, row.y, drawing_.right - left_, row.height, {{"fill", "url(#hatch)"}});
    drawing_.layers.front +=
        words(gutter_ - 8, row.y + row.height / 2, words::pause_before(drawing_.picture, row.what.from),
              {Face::small, kQuiet, "end", true, kPage});
  }

  void draw_instead(const Row& row, const std::string& text) {
    for (std::size_t i = row.what.from; i < row.what.end; ++i) {
      states_.skip(i);
      locks_.turn(drawing_.step(i), row.y + kMiddle);
    }
    const PictureStep& first = drawing_.step(row.what.from);
    const Column* actor = drawing_.columns.of(first.goroutine);
    const double wanted = actor != nullptr ? actor->words_at() : drawing_.columns.goroutines.front().words_at();
    const double width = text_width(text, Face::words) + 24, x = std::min(wanted, drawing_.right - width - 8);
    drawing_.layers.front += rect(x, row.y + 3, width, 24, {{"rx", 12}, {"fill", kShared}, {"stroke", kEdge}}) +
                             words(x + 12, row.y + kMiddle, text, {Face::words, kQuiet});
    bars_.turn(row.y + kMiddle);
    rule(row);
    number(row, "⋮");
    last_time_.clear();
  }

  void rule(const Row& row) {
    drawing_.layers.ground += path(level(left_, drawing_.right, row.y + row.height - 0.5), {{"stroke", kRule}});
  }

  void number(const Row& row, const std::string& text) {
    const double x = left_ + 14 + text_width(std::to_string(drawing_.picture.steps.size()), Face::words);
    drawing_.layers.front += words(x, row.y + kMiddle, text, {Face::words, kQuiet, "end"});
  }

  void time(const Row& row, const PictureStep& step) {
    std::string text = words::rounded(Duration(step.time));
    if (text == last_time_) return;
    drawing_.layers.front += words(gutter_ - 8, row.y + kMiddle, text, {Face::small, kQuiet, "end"});
    last_time_ = std::move(text);
  }

  // Below the last row nothing moves any more: the circle lies over lanes that go on as they are.
  void draw_end(double y) {
    draw_circle(drawing_, y);
    const Layers drawn = drawing_.layers;
    drawing_.layers.bars.clear();
    const double end = bottom_of(drawing_) - kBelowRows;
    bars_.finish(end);
    locks_.go_on(y, end);
    const std::string tail = element("g", {{"opacity", "0.35"}}, drawing_.layers.bars);
    drawing_.layers = drawn;
    drawing_.layers.ground += tail;
  }

  Drawing& drawing_;
  double left_, gutter_;
  States states_;
  Bars bars_;
  Locks locks_;
  Steps steps_;
  std::string last_time_, said_;
};

}  // namespace

void draw_rows(Drawing& drawing, double left) { Sheet(drawing, left).draw(); }

}  // namespace golearn::exports::svg
