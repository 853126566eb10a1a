// One step: the words of who acts, the arrow to what it is done to, what that holds then, and who is woken.
//
// Invariants: everything of a step lies inside its row. Words keep clear of what is drawn in the lanes beside them.
#pragma once

#include "export/svg_bars.hpp"
#include "export/svg_drawing.hpp"
#include "export/svg_glyphs.hpp"
#include "export/svg_problems.hpp"
#include "export/svg_states.hpp"

namespace golearn::exports::svg {

class Steps {
 public:
  Steps(Drawing& drawing, const Bars& bars, const States& states)
      : drawing_(drawing), bars_(bars), states_(states), marks_(marks_of(drawing)) {}

  /// The top of its row is at height `y`; the bars are in its first half, the states in its second.
  void draw(std::size_t at, double y);

 private:
  void use(std::size_t at, const PictureStep& step, double y);
  void wait(const PictureStep& step, double y);
  void start(const PictureStep& step, double y);
  void wake(const PictureStep& step, double y);
  void say(std::size_t at, std::uint64_t goroutine, const words::Text& phrase, double y);
  [[nodiscard]] std::string deed(const PictureStep& step, const Column& column, std::string text, double room) const;
  void say_timer(const PictureStep& step, double y);
  void add(const std::string& drawn) { drawing_.layers.words += drawn; }
  void draw_arrow(double from, double to, double y, ArrowStyle style, Color tint);
  [[nodiscard]] const Red* red(std::size_t at) const;
  [[nodiscard]] double room_behind(const Column& column, const PictureStep& step, std::uint64_t goroutine) const;

  Drawing& drawing_;
  const Bars& bars_;
  const States& states_;
  Marks marks_;
};

}  // namespace golearn::exports::svg
