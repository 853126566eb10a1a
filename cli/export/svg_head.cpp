#include "export/svg_head.hpp"

#include <fmt/format.h>

#include "export/page_words.hpp"
#include "export/svg_elements.hpp"
#include "export/svg_text.hpp"
#include "export/thing_kinds.hpp"

namespace golearn::exports::svg {
namespace {

constexpr double kCaptionAt = 12, kNameAt = 32, kWhereAt = 50;

void add(Drawing& drawing, const std::string& drawn) { drawing.layers.front += drawn; }

void edge(Drawing& drawing, double x, double y) {
  add(drawing, path(upright(x + 0.5, y + 22, y + kHead), {{"stroke", kEdge}}));
}

void caption(Drawing& drawing, std::string_view key, double x, double to, double y) {
  const std::string name = drawing.say(page_words(key));
  const std::string what = "  " + drawing.say(page_words(std::string(key) + " what"));
  const bool both = text_width(name + what, Face::strong) <= to - x - 8;
  add(drawing, words(x + 8, y + kCaptionAt, {{name, kInk, true}, {both ? what : "", kQuiet}}, {Face::small}));
}

// `4 × query :104`, and for one alone `query :104`: of a long name as much as has room.
std::string where(const Drawing& drawing, const Column& column) {
  const PictureGoroutine& first = drawing.picture.goroutines[column.lanes.front()];
  const unsigned line = drawing.names.place(first.created_at).line;
  const std::string count = column.shared() ? fmt::format("{} × ", column.lanes.size()) : "";
  const std::string behind = line > 0 ? fmt::format(" :{}", line) : "";
  const double room = column.width - 14 - text_width(behind, Face::small);
  return clipped(count + drawing.names.function(first.id), Face::small, room) + behind;
}

void goroutine(Drawing& drawing, const Column& column, double y) {
  edge(drawing, column.x, y);
  add(drawing, rect(column.x + 8, y + kNameAt - 5, 10, 10, {{"rx", 2}, {"fill", column.tint}}));
  add(drawing, words(column.x + 24, y + kNameAt, clipped(column.name, Face::name, column.width - 28),
                     {Face::name, column.tint}));
  add(drawing, words(column.x + 8, y + kWhereAt, where(drawing, column), {Face::small, kQuiet}));
}

void thing(Drawing& drawing, const ThingColumn& column, double y) {
  edge(drawing, column.x, y);
  const std::string kind = "kind " + std::string(thing_kind(column.object.kind));
  add(drawing, rect(column.x + 8.5, y + kNameAt - 4.5, 9, 9,
                    {{"rx", 2}, {"fill", kPage}, {"stroke", kQuiet}, {"stroke-width", 1.5}}));
  add(drawing, words(column.x + 24, y + kNameAt, clipped(column.name, Face::name, column.width - 26), {Face::name}));
  add(drawing, words(column.x + 8, y + kWhereAt, drawing.say(page_words(kind)), {Face::small, kQuiet}));
}

}  // namespace

void draw_head(Drawing& drawing, double left, double y) {
  const Columns& columns = drawing.columns;
  caption(drawing, "goroutines", columns.goroutines.front().x, columns.things_at, y);
  if (!columns.things.empty()) caption(drawing, "shared", columns.things_at, columns.end, y);
  for (const Column& column : columns.goroutines) goroutine(drawing, column, y);
  for (const ThingColumn& column : columns.things) thing(drawing, column, y);
  const double gutter = columns.goroutines.front().x;
  add(drawing, words(left + 8, y + kWhereAt, drawing.say(page_words("step")), {Face::small, kQuiet}));
  add(drawing, words(gutter - 8, y + kWhereAt, drawing.say(page_words("time")), {Face::small, kQuiet, "end"}));
  add(drawing, path(level(left, drawing.right, y + kHead - 0.5), {{"stroke", kEdge}}));
}

}  // namespace golearn::exports::svg
