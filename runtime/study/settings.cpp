#include "golearn/study/settings.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "golearn/study/duration.hpp"
#include "golearn/study/korean.hpp"

namespace golearn::study {
namespace {

bool is_set(const Knob& flag, const TypedKnobs& typed) {
  const auto at = typed.find(flag.name);
  return !flag.effects.empty() && at != typed.end() && at->second == "true";
}

// What a flag that is set makes of the knob; null for nothing.
const Knob::Effect* effect_on(const Knob& knob, const std::vector<Knob>& knobs, const TypedKnobs& typed) {
  for (const Knob& flag : knobs) {
    const auto effect = flag.effects.find(knob.name);
    if (effect != flag.effects.end() && is_set(flag, typed)) return &effect->second;
  }
  return nullptr;
}

[[noreturn]] void contradict(const Knob& flag, const std::string& other, const std::string& made,
                             const std::string& typed) {
  if (made.empty()) {
    throw Refusal({fmt::format("{} --{} 함께 쓸 수 없다", with_particle("--" + other, "은", "는"),
                               with_particle(flag.name, "과", "와")),
                   fmt::format("with --{} there is no --{}: give one of them", flag.name, other)});
  }
  throw Refusal({fmt::format("--{} --{} {} 같다: --{} {} 함께 쓸 수 없다", with_particle(flag.name, "은", "는"), other,
                             with_particle(made, "과", "와"), other, with_particle(typed, "과", "와")),
                 fmt::format("--{} is --{} {}: it excludes --{} {}", flag.name, other, made, other, typed)});
}

void check_contradictions(const std::vector<Knob>& knobs, const TypedKnobs& typed) {
  for (const Knob& flag : knobs) {
    if (!is_set(flag, typed)) continue;
    for (const auto& [other, effect] : flag.effects) {
      const auto value = typed.find(other);
      if (effect.fixed && value != typed.end() && value->second != effect.value)
        contradict(flag, other, effect.value, value->second);
    }
  }
}

}  // namespace

Settings::Settings(const std::vector<Knob>& knobs, TypedKnobs typed, Size size) : typed_(std::move(typed)) {
  for (const auto& [name, value] : typed_) check(*find_knob(knobs, name), value);
  check_contradictions(knobs, typed_);
  const TypedKnobs by_hand = typed_;
  for (const Knob& knob : knobs) {
    std::string value = knob.kind == Knob::Kind::flag ? "false" : knob.fallback;
    if (const auto given = by_hand.find(knob.name); given != by_hand.end()) {
      value = given->second;
    } else if (const Knob::Effect* effect = effect_on(knob, knobs, by_hand)) {
      value = effect->value;
    } else if (size == Size::small && !knob.small.empty()) {
      value = typed_[knob.name] = knob.small;
    }
    values_[knob.name] = {knob.kind, std::move(value)};
  }
}

const std::string& Settings::value(const std::string& name) const { return values_.at(name).text; }

const Settings::Value& Settings::find(const std::string& name, Knob::Kind kind) const {
  const auto at = values_.find(name);
  if (at == values_.end() || at->second.kind != kind) {
    throw std::logic_error("a program asks for a knob that it did not declare so: --" + name);
  }
  return at->second;
}

int Settings::integer(const std::string& name) const { return std::stoi(find(name, Knob::Kind::integer).text); }

Duration Settings::duration(const std::string& name) const {
  Duration result{};
  parse_duration(find(name, Knob::Kind::duration).text, result);
  return result;
}

bool Settings::flag(const std::string& name) const { return find(name, Knob::Kind::flag).text == "true"; }

const std::string& Settings::choice(const std::string& name) const { return find(name, Knob::Kind::choice).text; }

const Knob* find_knob(const std::vector<Knob>& knobs, const std::string& name) {
  const auto at = std::ranges::find(knobs, name, &Knob::name);
  return at == knobs.end() ? nullptr : &*at;
}

}  // namespace golearn::study
