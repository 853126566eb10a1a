#include "export/svg_bars.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "export/svg_elements.hpp"

namespace golearn::exports::svg {
namespace {

std::size_t count(const Counts& counts, Look look) { return counts[static_cast<std::size_t>(look)]; }

std::size_t alive(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::size_t{0}) - count(counts, Look::absent);
}

struct Dashes {
  Color color;
  double width, period;
  std::string_view pattern, cap;
};

// They hang on the height in the picture, so that a piece goes on where the one above it ends.
std::string dashed(double x, double from, double to, const Dashes& dashes) {
  return path(upright(x, from, to), {{"stroke", dashes.color},
                                     {"stroke-width", dashes.width},
                                     {"stroke-dasharray", dashes.pattern},
                                     {"stroke-dashoffset", std::fmod(from, dashes.period)},
                                     {"stroke-linecap", dashes.cap}});
}

std::string bar(Look look, const Column& column, double from, double to) {
  const double x = column.centre, height = to - from;
  switch (look) {
    case Look::absent: return "";
    case Look::runs: return rect(x - 6, from, 12, height, {{"rx", 2}, {"fill", column.tint}});
    case Look::ready:
      return rect(x - 5, from + 1, 10, std::max(1.0, height - 2),
                  {{"rx", 2}, {"fill", kPage}, {"stroke", column.tint}, {"stroke-width", 1.7}});
    case Look::waits: return dashed(x, from, to, {kDots, 3, 7, "0 7", "round"});
    case Look::sleeps: return dashed(x, from, to, {kSleep, 2, 9, "5 4", ""});
    case Look::stuck: return dashed(x, from, to, {kBad, 4.5, 8, "0 8", "round"});
  }
  return "";
}

Form form_of(Look look) {
  switch (look) {
    case Look::runs: return Form::runs;
    case Look::absent:
    case Look::ready: return Form::ready;
    case Look::waits: return Form::waits;
    case Look::sleeps: return Form::sleeps;
    case Look::stuck: return Form::stuck;
  }
  return Form::runs;
}

// Of several: how much of the band each takes. Whoever is there at all is seen.
std::string band(const Column& column, const Counts& counts, double from, double to) {
  double x = column.centre - kBandWidth / 2, left = kBandWidth;
  std::string drawn;
  const auto part = [&](Look look, Color fill, std::string_view opacity) {
    if (count(counts, look) == 0) return;
    const double share = static_cast<double>(count(counts, look)) / static_cast<double>(alive(counts));
    const double width = std::min(left, std::max(4.0, std::round(share * kBandWidth)));
    drawn += rect(x, from, width, to - from, {{"fill", fill}, {"fill-opacity", opacity}});
    x += width;
    left -= width;
  };
  part(Look::runs, column.tint, "");
  part(Look::ready, column.tint, "0.4");
  part(Look::stuck, kBad, "0.75");
  if (left > 0) drawn += rect(x, from, left, to - from, {{"fill", "url(#dots)"}});
  return drawn;
}

}  // namespace

Bars::Bars(Drawing& drawing, const States& states)
    : drawing_(drawing),
      states_(states),
      looks_(drawing.columns.goroutines.size()),
      since_(drawing.columns.goroutines.size()) {}

void Bars::turn(double y) {
  for (std::size_t i = 0; i < looks_.size(); ++i) {
    if (states_.in(i) == looks_[i]) continue;
    end_piece(i, y);
    looks_[i] = states_.in(i);
  }
}

void Bars::finish(double y) {
  for (std::size_t i = 0; i < looks_.size(); ++i) end_piece(i, y);
}

void Bars::end_piece(std::size_t column, double y) {
  const double from = std::exchange(since_[column], y);
  if (y > from && alive(looks_[column]) > 0) draw(drawing_.columns.goroutines[column], looks_[column], from, y);
}

void Bars::draw(const Column& column, const Counts& counts, double from, double to) {
  for (const Look look : {Look::ready, Look::runs, Look::waits, Look::sleeps, Look::stuck}) {
    if (count(counts, look) == 0) continue;
    drawing_.seen.insert(form_of(look));
    if (!column.shared()) drawing_.layers.bars += bar(look, column, from, to);
  }
  if (column.shared()) drawing_.layers.bars += band(column, counts, from, to);
}

void Bars::cap(const PictureStep& step, double y) {
  for (const LaneChange& change : step.changes) {
    const Column* column = drawing_.columns.of(change.goroutine);
    if (change.state != LaneState::ended || column == nullptr) continue;
    const double half = column->shared() ? 6 : 8;
    const double x = column->centre + (column->shared() ? kBandWidth / 2 + 6 : 0);
    drawing_.layers.bars += path(level(x - half, x + half, y), {{"stroke", column->tint}, {"stroke-width", 3.5}});
  }
}

bool Bars::solid(std::size_t column) const {
  const Counts& counts = looks_[column];
  if (drawing_.columns.goroutines[column].shared()) return alive(counts) > 0;
  return count(counts, Look::runs) + count(counts, Look::ready) > 0;
}

}  // namespace golearn::exports::svg
