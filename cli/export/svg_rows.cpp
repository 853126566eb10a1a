#include "export/svg_rows.hpp"

#include <algorithm>

#include "export/page_words.hpp"
#include "export/svg_elements.hpp"
#include "export/svg_signs.hpp"
#include "export/svg_text.hpp"
#include "words/step_deeds.hpp"
#include "words/thing_contents.hpp"

namespace golearn::exports::svg {
namespace {

ArrowStyle style_of(words::StepArrow arrow) {
  return arrow == words::StepArrow::gives_back ? ArrowStyle::back : ArrowStyle::uses;
}

Form form_of(ArrowStyle style) {
  switch (style) {
    case ArrowStyle::uses: return Form::uses;
    case ArrowStyle::back: return Form::unlocks;
    case ArrowStyle::wakes: return Form::wakes;
    case ArrowStyle::waits: return Form::waits_for;
  }
  return Form::uses;
}

// From the edge of a column to that of another.
std::pair<double, double> between(const Column& from, const Column& to) {
  const double way = to.centre < from.centre ? -1 : 1;
  return {from.centre + way * from.edge(), to.centre - way * to.edge()};
}

}  // namespace

void Steps::draw(std::size_t at, double y) {
  const PictureStep& step = drawing_.step(at);
  wait(step, y);
  if (step.object)
    use(at, step, y);
  else if (step.partner != 0)
    start(step, y);
  wake(step, y);
  if (step.goroutine != 0)
    say(at, step.goroutine, words::deed_of(step), y);
  else
    say_timer(step, y);
  const bool apart = drawing_.columns.of(step.goroutine) != drawing_.columns.of(step.partner);
  if (step.partner != 0 && apart) say(at, step.partner, words::partners_deed(step), y);
}

void Steps::draw_arrow(double from, double to, double y, ArrowStyle style, Color tint) {
  drawing_.seen.insert(form_of(style));
  add(arrow(from, to, y, style, tint));
}

const Red* Steps::red(std::size_t at) const {
  const auto found = marks_.red.find(at);
  return found == marks_.red.end() ? nullptr : &found->second;
}

void Steps::use(std::size_t at, const PictureStep& step, double y) {
  const ThingColumn* thing = drawing_.columns.of(step.object);
  if (thing == nullptr) return;
  const Column *actor = drawing_.columns.of(step.goroutine), *partner = drawing_.columns.of(step.partner);
  const Color tint = red(at) != nullptr && red(at)->loud ? kBad : actor != nullptr ? actor->tint : kMany;
  const Sign sign = sign_of(drawing_, step, thing->centre, y + kMiddle, tint, marks_.ringed.contains(at));
  const words::StepArrow way = words::arrow_of(step);
  const bool two = partner != nullptr || !step.wakes.empty();  // another arrow lies below it
  const double there = thing->centre - sign.half - 1, line = y + kArrowAt - (two ? 2 : 0);
  if (actor != nullptr && way != words::StepArrow::none && way != words::StepArrow::waits_for) {
    const double here = actor->centre + actor->edge();
    const bool back = way == words::StepArrow::from_thing;
    draw_arrow(back ? there : here, back ? here : there, line, style_of(way), tint);
  }
  if (partner != nullptr) {
    draw_arrow(there, partner->centre + partner->edge(), y + kArrowAt + 3, ArrowStyle::uses, partner->tint);
  }
  add(sign.drawn);
}

// A ring on each thing that is waited for.
void Steps::wait(const PictureStep& step, double y) {
  const Column* actor = drawing_.columns.of(step.goroutine);
  if (actor == nullptr || step.kind != EventKind::block) return;
  std::vector<ObjectId> awaited = step.objects;
  if (awaited.empty() && step.object) awaited.push_back(step.object);
  std::vector<double> rings;
  for (const ObjectId each : awaited) {
    const bool lock = words::shown_in(each.kind) == words::Contents::holders;
    if (const ThingColumn* thing = drawing_.columns.of(each)) rings.push_back(thing->centre - (lock ? 19 : 0));
  }
  std::ranges::sort(rings);
  double from = actor->centre + actor->edge();
  for (const double ring : rings) {
    draw_arrow(from, ring - 4, y + kArrowAt, ArrowStyle::waits, kDots);
    from = ring + 5;
  }
}

void Steps::start(const PictureStep& step, double y) {
  const Column *from = drawing_.columns.of(step.goroutine), *to = drawing_.columns.of(step.partner);
  if (from == nullptr || to == nullptr || from == to) return;
  const auto [begin, end] = between(*from, *to);
  draw_arrow(begin, end, y + kArrowAt, ArrowStyle::uses, from->tint);
  if (!to->shared()) add(circle(to->centre, y + kArrowAt, 5, {{"fill", to->tint}}));
}

void Steps::wake(const PictureStep& step, double y) {
  const ThingColumn* thing = drawing_.columns.of(step.object);
  const Column* actor = drawing_.columns.of(step.goroutine);
  if (thing == nullptr && actor == nullptr) return;
  std::map<const Column*, std::size_t> woken;
  for (const std::uint64_t each : step.wakes) {
    if (each != step.partner && each != step.goroutine) ++woken[drawing_.columns.of(each)];
  }
  woken.erase(nullptr);
  for (const auto& [column, count] : woken) {
    if (thing == nullptr && column == actor) continue;
    const double from = thing != nullptr ? thing->centre - 16 : between(*actor, *column).first;
    const double way = column->centre < from ? -1 : 1;
    draw_arrow(from, column->centre - way * column->edge(), y + kWakeAt, ArrowStyle::wakes, kDots);
    if (column == actor) continue;
    const words::Text text = count > 1 ? page_words("woken many", {std::to_string(count)}) : page_words("woken");
    add(words(column->centre + column->edge() + 4, y + 15.5, drawing_.say(text),
              {Face::small, kQuiet, "", false, kPage}));
  }
}

}  // namespace golearn::exports::svg
