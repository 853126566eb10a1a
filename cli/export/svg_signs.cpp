#include "export/svg_signs.hpp"

#include "export/page_words.hpp"
#include "export/svg_glyphs.hpp"
#include "export/svg_locks.hpp"
#include "words/step_deeds.hpp"
#include "words/thing_contents.hpp"

namespace golearn::exports::svg {
namespace {

Sign in_pill(const Pill& value, double x, double y, Color tint) {
  return {pill_width(value.text) / 2, pill(x, y, value, tint)};
}

// A hand-over shows what was handed over; a channel with room what lies in it.
Sign of_channel(const Drawing& drawing, const PictureStep& step, double x, double y, Color tint) {
  if (step.partner != 0) return in_pill({step.text, true}, x, y, tint);
  if (step.after.capacity > 0) return {places_width(step.after) / 2, places(x, y, step.after)};
  if (step.after.closed) return in_pill({drawing.say(page_words("closed"))}, x, y, tint);
  return in_pill({step.text.empty() ? "•" : step.text, true}, x, y, tint);
}

}  // namespace

Sign sign_of(const Drawing& drawing, const PictureStep& step, double x, double y, Color tint, bool ringed) {
  const words::StepArrow way = words::arrow_of(step);
  const bool put = way == words::StepArrow::to_thing;
  const words::Contents contents = words::shown_in(step.object.kind);
  if (contents != words::Contents::holders && way == words::StepArrow::waits_for) return {};
  switch (contents) {
    case words::Contents::nothing: return {};
    case words::Contents::holders: return {kBlockHalf, ""};
    case words::Contents::places: return of_channel(drawing, step, x, y, tint);
    case words::Contents::count: return in_pill({std::to_string(step.after.counter)}, x, y, tint);
    case words::Contents::value:
      return in_pill({step.after.value.empty() ? step.text : step.after.value, put, ringed}, x, y, tint);
    case words::Contents::mark: return in_pill({words::mark_of(step.object.kind)}, x, y, tint);
  }
  return {};
}

}  // namespace golearn::exports::svg
