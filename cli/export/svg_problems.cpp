#include "export/svg_problems.hpp"

#include <algorithm>

#include "export/page_words.hpp"
#include "export/svg_elements.hpp"
#include "export/svg_glyphs.hpp"
#include "export/svg_text.hpp"
#include "words/picture_problems.hpp"

namespace golearn::exports::svg {
namespace {

constexpr std::size_t kFarthest = 2000;  // steps back to where the other one read

// The step in which the other one of a lost update had read the same value.
std::optional<std::size_t> other_read(const Picture& picture, const PictureProblem& lost) {
  const PictureStep& read = picture.steps[lost.steps[0]];
  const std::size_t first = lost.steps[1] - std::min(lost.steps[1], kFarthest);
  for (std::size_t i = lost.steps[1]; i-- > first;) {
    const PictureStep& step = picture.steps[i];
    const bool is_one = step.goroutine == picture.steps[lost.steps[1]].goroutine && step.object == read.object &&
                        step.kind == read.kind;
    if (is_one) return step.text == read.text ? std::optional(i) : std::nullopt;
  }
  return {};
}

Red red_of(const Drawing& drawing, const PictureProblem& problem) {
  if (problem.kind == ProblemKind::stuck) return {drawing.say(page_words("never woken")), false};
  if (problem.kind == ProblemKind::panicked) return {"", true};
  const std::string other = words::short_form(drawing.step(problem.steps[1]).goroutine);
  return {drawing.say(page_words("loses", {other})), true};
}

struct Span {
  double from, to;
};

bool overlap(const Span& a, const Span& b) { return a.from <= b.to && b.from <= a.to; }

void draw_lost(Drawing& drawing, const PictureStep& step, const Span& span) {
  const Column* column = drawing.columns.of(step.goroutine);
  if (column == nullptr) return;
  const double x = column->shared() ? column->x + 3 : column->centre - 15;
  drawing.layers.front += bracket(x, span.from, span.to, 1, false);
}

void draw_race(Drawing& drawing, const PictureStep& step, const Span& span) {
  const ThingColumn* thing = drawing.columns.of(step.object);
  if (thing == nullptr) return;
  const double x = thing->x + thing->width - 14, y = (span.from + span.to) / 2;
  drawing.layers.front += bracket(x, span.from, span.to, -1, true);
  const std::string whole = drawing.say(page_words("race: no order"));
  const bool fits = text_width(whole, Face::strong) < span.to - span.from;
  const std::string text = fits ? whole : drawing.say(page_words("race"));
  const std::string turned = words(0, 0, text, {Face::strong, kBadWords, "middle", false, kPage});
  drawing.layers.front +=
      element("g", {{"transform", "translate(" + number(x + 9) + " " + number(y) + ") rotate(90)"}}, turned);
}

}  // namespace

Marks marks_of(const Drawing& drawing) {
  Marks marks;
  for (const PictureProblem& problem : drawing.picture.problems) {
    if (problem.kind == ProblemKind::race || problem.kind == ProblemKind::circle) continue;
    marks.red.try_emplace(words::last_of(problem), red_of(drawing, problem));
    if (problem.kind != ProblemKind::lost) continue;
    marks.ringed.insert(problem.steps[0]);
    if (const auto other = other_read(drawing.picture, problem)) marks.ringed.insert(*other);
  }
  return marks;
}

void draw_brackets(Drawing& drawing) {
  std::map<const void*, std::vector<Span>> taken;  // by column
  for (const PictureProblem& problem : drawing.picture.problems) {
    const bool lost = problem.kind == ProblemKind::lost;
    if (!lost && problem.kind != ProblemKind::race) continue;
    const auto [first, last] = std::ranges::minmax(problem.steps);
    const Row *from = drawing.row_of(first), *to = drawing.row_of(last);
    if (from == nullptr || to == nullptr) continue;
    const PictureStep& step = drawing.step(first);
    const Span span{from->y + kMiddle, to->y + kMiddle};
    const void* column = lost ? static_cast<const void*>(drawing.columns.of(step.goroutine))
                              : static_cast<const void*>(drawing.columns.of(step.object));
    std::vector<Span>& others = taken[column];
    if (std::ranges::any_of(others, [&](const Span& other) { return overlap(span, other); })) continue;
    others.push_back(span);
    lost ? draw_lost(drawing, step, span) : draw_race(drawing, step, span);
  }
}

}  // namespace golearn::exports::svg
