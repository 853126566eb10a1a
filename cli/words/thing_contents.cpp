#include "words/thing_contents.hpp"

#include <fmt/format.h>

#include "words/glyphs.hpp"
#include "words/names.hpp"

namespace golearn::words {
namespace {

constexpr int kWidestContent = 6;

std::string of_channel(const PictureStep& step) {
  const ObjectState& channel = step.after;
  if (step.partner != 0) return "(" + shortened(step.text, kWidestContent) + ")";
  if (channel.closed && channel.length == 0) return "╳";
  if (channel.capacity == 0) return "";
  const auto count = static_cast<std::int64_t>(channel.length);
  if (static_cast<std::size_t>(channel.capacity) > kMostPlaces) return fmt::format("{}/{}", count, channel.capacity);
  std::string places;
  for (std::int64_t i = 0; i < channel.capacity; ++i) places += i < count ? "■" : " ";
  return "[" + places + "]";
}

std::string of_lock(const ObjectState& lock) {
  if (lock.holders.empty()) return "·";
  if (lock.for_reading) return fmt::format("r{}", lock.holders.size());
  return short_form(lock.holders.front());
}

}  // namespace

Contents shown_in(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::mutex:
    case ObjectKind::rwmutex: return Contents::holders;
    case ObjectKind::channel: return Contents::places;
    case ObjectKind::wait_group: return Contents::count;
    case ObjectKind::variable:
    case ObjectKind::atomic: return Contents::value;
    case ObjectKind::cond:
    case ObjectKind::once:
    case ObjectKind::pool:
    case ObjectKind::map: return Contents::mark;
    case ObjectKind::none:
    case ObjectKind::timer:
    case ObjectKind::map_entry:
    case ObjectKind::signals:
    case ObjectKind::writers:
    case ObjectKind::part:
    case ObjectKind::output:
    case ObjectKind::program: break;
  }
  return Contents::nothing;
}

std::string mark_of(ObjectKind kind) {
  if (kind == ObjectKind::cond) return "●";
  return kind == ObjectKind::once ? "✓" : "•";
}

std::string shortened(const std::string& value, int width) {
  const std::string shown = visible(value);
  return display_width(shown) <= width ? shown : shown.substr(0, fitting(shown, width - 1)) + "…";
}

std::string content_of(const PictureStep& step) {
  if (step.kind == EventKind::block) return "";
  switch (shown_in(step.object.kind)) {
    case Contents::nothing: return "";
    case Contents::holders: return of_lock(step.after);
    case Contents::places: return of_channel(step);
    case Contents::count: return std::to_string(step.after.counter);
    case Contents::value: return shortened(step.text, kWidestContent);
    case Contents::mark: return mark_of(step.object.kind);
  }
  return "";
}

}  // namespace golearn::words
