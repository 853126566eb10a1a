#include "lesson.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <regex>
#include <stdexcept>

#include <fmt/format.h>

namespace golearn::lessons {
namespace {

constexpr std::int64_t kHour = 3'600'000'000'000;

bool parse_integer(std::string_view text, std::int64_t& result) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  return error == std::errc() && end == text.data() + text.size();
}

std::int64_t unit_of(std::string_view name) {
  if (name == "ns") return 1;
  if (name == "us" || name == "µs") return 1'000;
  if (name == "ms") return 1'000'000;
  if (name == "s") return 1'000'000'000;
  if (name == "m") return kHour / 60;
  if (name == "h") return kHour;
  return 0;
}

std::string range_of(const Knob& knob) {
  if (knob.kind == Knob::Kind::integer) return fmt::format("{}..{}", knob.least, knob.most);
  return "0s..1h";
}

bool allowed(const Knob& knob, const std::string& typed) {
  std::int64_t number = 0;
  switch (knob.kind) {
    case Knob::Kind::flag: return typed == "true" || typed == "false";
    case Knob::Kind::choice: return std::ranges::find(knob.choices, typed) != knob.choices.end();
    case Knob::Kind::integer: return parse_integer(typed, number) && number >= knob.least && number <= knob.most;
    case Knob::Kind::duration: {
      Duration duration{};
      return parse_duration(typed, duration) && duration.count() >= knob.least && duration.count() <= knob.most;
    }
  }
  return false;
}

}  // namespace

Knob integer(std::string name, std::int64_t fallback, std::int64_t least, std::int64_t most, Text help) {
  return {std::move(name), Knob::Kind::integer, std::to_string(fallback), least, most, {}, std::move(help), {}};
}

Knob duration(std::string name, std::string fallback, Text help) {
  return {std::move(name), Knob::Kind::duration, std::move(fallback), 0, kHour, {}, std::move(help), {}};
}

Knob flag(std::string name, Text help) {
  return {std::move(name), Knob::Kind::flag, "", 0, 0, {}, std::move(help), {}};
}

Knob choice(std::string name, std::string fallback, std::vector<std::string> choices, Text help) {
  return {std::move(name), Knob::Kind::choice, std::move(fallback), 0, 0, std::move(choices), std::move(help), {}};
}

bool parse_duration(std::string_view text, Duration& result) {
  if (text == "0") {
    result = Duration{};
    return true;
  }
  double total = 0;
  if (text.empty()) return false;
  while (!text.empty()) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc() || number < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const std::size_t length = std::min(text.find_first_of("0123456789."), text.size());
    const std::int64_t unit = unit_of(text.substr(0, length));
    if (unit == 0) return false;
    total += number * static_cast<double>(unit);
    text.remove_prefix(length);
  }
  if (!std::isfinite(total) || total > 9e18) return false;
  result = Duration(static_cast<std::int64_t>(std::llround(total)));
  return true;
}

Settings::Settings(const std::vector<Knob>& knobs) : knobs_(knobs) {
  for (std::size_t i = 0; i < knobs_.size(); ++i) {
    values_[knobs_[i].name] = {i, knobs_[i].kind == Knob::Kind::flag ? "false" : knobs_[i].fallback};
  }
}

bool Settings::set(const std::string& name, const std::string& value, Text& why) {
  Value& slot = values_.at(name);
  const Knob& knob = knobs_[slot.knob];
  if (allowed(knob, value)) {
    slot.typed = value;
    slot.given = true;
    return true;
  }
  if (knob.kind == Knob::Kind::choice || knob.kind == Knob::Kind::flag) {
    std::string list = knob.kind == Knob::Kind::flag ? "true, false" : fmt::format("{}", fmt::join(knob.choices, ", "));
    why = {fmt::format("--{}에는 {} 가운데 하나를 준다: '{}'는 아니다", name, list, value),
           fmt::format("--{} takes one of {}: not '{}'", name, list, value)};
  } else {
    const bool duration = knob.kind == Knob::Kind::duration;
    why = {fmt::format("--{}의 범위는 {}이다: '{}'는 아니다{}", name, range_of(knob), value,
                       duration ? " (쓰는 법: 250ms, 4s, 1m30s)" : ""),
           fmt::format("--{} takes {}: not '{}'{}", name, range_of(knob), value,
                       duration ? " (written as 250ms, 4s, 1m30s)" : "")};
  }
  return false;
}

const Settings::Value& Settings::find(const std::string& name, Knob::Kind kind) const {
  const auto at = values_.find(name);
  if (at == values_.end() || knobs_[at->second.knob].kind != kind) {
    throw std::logic_error("lesson asks for a knob it did not declare so: --" + name);
  }
  return at->second;
}

bool Settings::given(const std::string& name) const {
  const auto at = values_.find(name);
  return at != values_.end() && at->second.given;
}

int Settings::integer(const std::string& name) const { return std::stoi(find(name, Knob::Kind::integer).typed); }

Duration Settings::duration(const std::string& name) const {
  Duration result{};
  parse_duration(find(name, Knob::Kind::duration).typed, result);
  return result;
}

bool Settings::flag(const std::string& name) const { return find(name, Knob::Kind::flag).typed == "true"; }

const std::string& Settings::choice(const std::string& name) const { return find(name, Knob::Kind::choice).typed; }

void Settings::measure(const std::string& what, std::int64_t value) const {
  const std::lock_guard lock(measured_->mutex);
  measured_->figures[what] = value;
}

std::int64_t Settings::measured(const std::string& what, std::int64_t fallback) const {
  const std::lock_guard lock(measured_->mutex);
  const auto at = measured_->figures.find(what);
  return at == measured_->figures.end() ? fallback : at->second;
}

std::string comparable(const std::string& line, const Scenario& scenario) {
  static const std::regex now(
      R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [+-]\d{4} \S+ m=[+-]\d+\.\d+|^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)");
  std::string plain = std::regex_replace(line, now, "<now>");
  if (!scenario.random.empty()) plain = std::regex_replace(plain, std::regex(scenario.random), "$1<r>");
  return plain;
}

}  // namespace golearn::lessons
