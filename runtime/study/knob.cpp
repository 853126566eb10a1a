#include "golearn/study/knob.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/duration.hpp"
#include "golearn/study/number.hpp"

namespace golearn::study {
namespace {

constexpr std::int64_t kHour = 3'600'000'000'000;

bool takes_integer(const Knob& knob, std::string_view typed) {
  std::int64_t number = 0;
  return read_number(typed, number) && number >= knob.least && number <= knob.most;
}

bool takes_duration(const Knob& knob, std::string_view typed) {
  Duration duration{};
  return parse_duration(typed, duration) && duration.count() >= knob.least && duration.count() <= knob.most;
}

bool takes(const Knob& knob, const std::string& typed) {
  switch (knob.kind) {
    case Knob::Kind::flag: return typed == "true" || typed == "false";
    case Knob::Kind::choice: return std::ranges::find(knob.choices, typed) != knob.choices.end();
    case Knob::Kind::integer: return takes_integer(knob, typed);
    case Knob::Kind::duration: return takes_duration(knob, typed);
  }
  return false;
}

Text not_one_of(const Knob& knob, const std::string& value) {
  const bool flag = knob.kind == Knob::Kind::flag;
  const std::string list = flag ? "true, false" : fmt::format("{}", fmt::join(knob.choices, ", "));
  return {fmt::format("--{}에는 {} 가운데 하나를 준다. 받은 값: '{}'", knob.name, list, value),
          fmt::format("--{} takes one of {}: not '{}'", knob.name, list, value)};
}

Text not_within(const Knob& knob, const std::string& value) {
  const bool duration = knob.kind == Knob::Kind::duration;
  return {fmt::format("--{}에는 {} 사이의 값을 준다. 받은 값: '{}'{}", knob.name, range_of(knob), value,
                      duration ? " (쓰는 법: 250ms, 4s, 1m30s)" : ""),
          fmt::format("--{} takes {}: not '{}'{}", knob.name, range_of(knob), value,
                      duration ? " (written as 250ms, 4s, 1m30s)" : "")};
}

}  // namespace

Knob Knob::in_search(std::string value) && {
  small = std::move(value);
  return std::move(*this);
}

Knob Knob::makes(std::string other, std::string value) && {
  effects[std::move(other)] = {std::move(value), true};
  return std::move(*this);
}

Knob Knob::defaults(std::string other, std::string value) && {
  effects[std::move(other)] = {std::move(value), false};
  return std::move(*this);
}

Knob Knob::matters_with(std::string other, std::string value) && {
  company[std::move(other)] = std::move(value);
  return std::move(*this);
}

Knob integer(std::string name, std::int64_t fallback, std::int64_t least, std::int64_t most, Text help) {
  return {std::move(name), Knob::Kind::integer, std::to_string(fallback), least, most, {}, std::move(help)};
}

Knob duration(std::string name, std::string fallback, Text help) {
  return {std::move(name), Knob::Kind::duration, std::move(fallback), 0, kHour, {}, std::move(help)};
}

Knob flag(std::string name, Text help) { return {std::move(name), Knob::Kind::flag, "", 0, 0, {}, std::move(help)}; }

Knob choice(std::string name, std::string fallback, std::vector<std::string> choices, Text help) {
  return {std::move(name), Knob::Kind::choice, std::move(fallback), 0, 0, std::move(choices), std::move(help)};
}

std::string range_of(const Knob& knob) {
  switch (knob.kind) {
    case Knob::Kind::flag: return "";
    case Knob::Kind::choice: return fmt::format("{}", fmt::join(knob.choices, "|"));
    case Knob::Kind::integer: return fmt::format("{}..{}", knob.least, knob.most);
    case Knob::Kind::duration: return "0s..1h";
  }
  return "";
}

void check(const Knob& knob, const std::string& value) {
  if (takes(knob, value)) return;
  const bool listed = knob.kind == Knob::Kind::choice || knob.kind == Knob::Kind::flag;
  throw Refusal(listed ? not_one_of(knob, value) : not_within(knob, value));
}

}  // namespace golearn::study
