#include "export/svg_glyphs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "export/svg_elements.hpp"
#include "export/svg_text.hpp"
#include "words/glyphs.hpp"
#include "words/thing_contents.hpp"

namespace golearn::exports::svg {
namespace {

constexpr double kPlace = 24, kGauge = 62, kWidestPill = 64;

struct Stroke {
  double width;
  std::string_view dashes;
};

Stroke stroke_of(ArrowStyle style) {
  switch (style) {
    case ArrowStyle::uses: return {1.8, ""};
    case ArrowStyle::back: return {1.8, "5 3"};
    case ArrowStyle::wakes: return {1.4, "4 4"};
    case ArrowStyle::waits: return {1.6, "1.5 3.5"};
  }
  return {};
}

std::string in_pill(const std::string& text) { return clipped(words::visible(text), Face::mono, kWidestPill - 14); }

bool are_few(const ObjectState& channel) { return static_cast<std::size_t>(channel.capacity) <= words::kMostPlaces; }

// A bar at each end: nothing goes in any more.
std::string closed_ends(double left, double right, double y) {
  return path(upright(left, y - 12, y + 12) + upright(right, y - 12, y + 12),
              {{"stroke", kBad}, {"stroke-width", 3}, {"fill", "none"}});
}

std::string few_places(double left, double y, const ObjectState& channel) {
  std::string drawn;
  for (std::size_t i = 0; i < static_cast<std::size_t>(channel.capacity); ++i) {
    const double at = left + static_cast<double>(i) * kPlace;
    const bool full = i < channel.length;
    drawn += rect(at + 0.5, y - 10, kPlace - 1, 20, {{"fill", full ? kInk : kPage}, {"stroke", kDots}});
    const std::string value = full && i < channel.buffer.size() ? words::visible(channel.buffer[i]) : "";
    if (text_width(value, Face::tiny) < kPlace)
      drawn += words(at + kPlace / 2, y, value, {Face::tiny, kPage, "middle"});
  }
  return drawn;
}

std::string gauge(double left, double y, const ObjectState& channel) {
  const double part = static_cast<double>(channel.length) / static_cast<double>(channel.capacity);
  const std::string count = fmt::format("{}/{}", channel.length, channel.capacity);
  return rect(left, y - 10, kGauge, 20, {{"rx", 3}, {"fill", kPage}, {"stroke", kDots}}) +
         rect(left, y + 6, kGauge * std::min(1.0, part), 4, {{"fill", kInk}}) +
         words(left + kGauge / 2, y - 2, clipped(count, Face::mono, kGauge - 4), {Face::mono, kInk, "middle"});
}

}  // namespace

std::string arrow(double from, double to, double y, ArrowStyle style, Color tint) {
  const double way = to < from ? -1 : 1;
  const bool ring = style == ArrowStyle::waits;
  const Color color = ring || style == ArrowStyle::wakes ? kDots : tint;
  const Stroke stroke = stroke_of(style);
  const std::string line =
      path(level(from, ring ? to : to - way * 6, y),
           {{"stroke", color}, {"stroke-width", stroke.width}, {"stroke-dasharray", stroke.dashes}, {"fill", "none"}});
  if (ring) {
    return line + circle(to + way * 4, y, 4, {{"fill", kPage}, {"stroke", kDots}, {"stroke-width", 1.8}});
  }
  return line + path(fmt::format("M{} {}l{} -4v8z", number(to), number(y), number(-way * 8)), {{"fill", color}});
}

double pill_width(const std::string& text) { return std::max(22.0, text_width(in_pill(text), Face::mono) + 14); }

std::string pill(double x, double y, const Pill& pill, Color tint) {
  const double width = pill_width(pill.text);
  const Color edge = pill.ringed ? kBad : pill.solid ? tint : kDots;
  return rect(x - width / 2, y - 10, width, 20,
              {{"rx", 10},
               {"fill", pill.solid ? tint : kPage},
               {"stroke", edge},
               {"stroke-width", pill.ringed ? 2.6 : 1.4}}) +
         words(x, y, in_pill(pill.text), {Face::mono, pill.solid ? kPage : kInk, "middle"});
}

double places_width(const ObjectState& channel) {
  if (!are_few(channel)) return kGauge + (channel.closed ? 8 : 0);
  return static_cast<double>(channel.capacity) * kPlace + (channel.closed ? 8 : 0);
}

std::string places(double x, double y, const ObjectState& channel) {
  const double width = places_width(channel) - (channel.closed ? 8 : 0), left = x - width / 2;
  const std::string drawn = are_few(channel) ? few_places(left, y, channel) : gauge(left, y, channel);
  return drawn + (channel.closed ? closed_ends(left - 4, left + width + 4, y) : "");
}

std::string printed(double x, double y, const std::string& text, double room, Color tint) {
  const std::string shown = clipped(words::visible(text), Face::mono, room - 14);
  return rect(x, y - 11, text_width(shown, Face::mono) + 12, 22,
              {{"rx", 3}, {"fill", kPage}, {"stroke", tint}, {"stroke-width", 1.3}}) +
         words(x + 6, y, shown, {Face::mono});
}

std::string bracket(double x, double from, double to, double way, bool dashed) {
  return path(
      fmt::format("M{} {}H{}V{}H{}", number(x + way * 6), number(from), number(x), number(to), number(x + way * 6)),
      {{"stroke", kBad}, {"stroke-width", 2}, {"fill", "none"}, {"stroke-dasharray", dashed ? "4 3" : ""}});
}

}  // namespace golearn::exports::svg
