#include "tui/knob_steps.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "golearn/core/time.hpp"
#include "golearn/study/duration.hpp"

namespace golearn::tui {
namespace {

using study::Knob;

constexpr std::int64_t kByOne = 20;  // up to there: whoever looks for the least finds it
// Beyond, of the digits in front: 25 after 20, 300 after 250.
constexpr std::array<std::int64_t, 11> kTenths{10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90};
constexpr std::int64_t kFinest = 10'000'000;  // ns, of durations

std::int64_t magnitude(std::int64_t value) { return value < 10 ? 1 : 10 * magnitude(value / 10); }

std::int64_t above(std::int64_t value) {
  if (value < kByOne) return value + 1;
  const std::int64_t tenth = magnitude(value) / 10;
  const auto next = std::ranges::upper_bound(kTenths, value / tenth);
  return (next == kTenths.end() ? 100 : *next) * tenth;
}

std::int64_t below(std::int64_t value) {
  if (value <= kByOne) return value - 1;
  const std::int64_t tenth = magnitude(value) / 10;
  const std::int64_t tenths = (value + tenth - 1) / tenth;
  return tenths == kTenths.front() ? 9 * tenth : *std::prev(std::ranges::lower_bound(kTenths, tenths)) * tenth;
}

std::int64_t stepped(std::int64_t value, int by) { return by > 0 ? above(value) : below(value); }

std::optional<std::int64_t> nanoseconds_in(const std::string& text) {
  Duration time{};
  return study::parse_duration(text, time) ? std::optional(time.count()) : std::nullopt;
}

// In what a duration is counted: fine enough for the one that the program has by itself.
std::int64_t unit_of(const Knob& knob) {
  std::int64_t unit = kFinest;
  const std::int64_t own = nanoseconds_in(knob.fallback).value_or(0);
  while (unit > 1 && own % unit != 0) unit /= 10;
  return unit;
}

std::int64_t stepped_time(std::int64_t time, std::int64_t unit, int by) {
  const std::int64_t units = by > 0 ? time / unit : (time + unit - 1) / unit;
  return stepped(units, by) * unit;
}

}  // namespace

std::optional<std::string> next_value(const Knob& knob, const std::string& value, int by, bool by_one) {
  switch (knob.kind) {
    case Knob::Kind::flag: return value == "true" ? "false" : "true";
    case Knob::Kind::choice: {
      const auto at = std::ranges::find(knob.choices, value) - knob.choices.begin();
      const auto size = static_cast<std::ptrdiff_t>(knob.choices.size());
      return knob.choices[static_cast<std::size_t>((at + by + size) % size)];
    }
    case Knob::Kind::integer: {
      if (value.empty()) return std::nullopt;
      const std::int64_t now = std::stoll(value);
      return std::to_string(std::clamp(by_one ? now + by : stepped(now, by), knob.least, knob.most));
    }
    case Knob::Kind::duration: {
      const auto now = nanoseconds_in(value);
      if (!now) return std::nullopt;
      return to_string(Duration(std::clamp(stepped_time(*now, unit_of(knob), by), knob.least, knob.most)));
    }
  }
  return std::nullopt;
}

}  // namespace golearn::tui
