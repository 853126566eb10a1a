// The values of a program's knobs for one run: resolved once, and never changed.
//
// A value is what was typed; else what a flag that was typed makes of it; else, for a search, the knob's small value;
// else its default. Immutable, so any thread may read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "golearn/core/clock.hpp"
#include "golearn/study/knob.hpp"

namespace golearn::study {

/// What was typed, by a knob's name.
using TypedKnobs = std::map<std::string, std::string>;

class Settings {
 public:
  enum class Size : std::uint8_t { usual, small };

  /// The knobs outlive this. Each name in `typed` is one of theirs. Throws Refusal when a value is not allowed, or when
  /// a flag that is set says otherwise.
  explicit Settings(const std::vector<Knob>& knobs, TypedKnobs typed = {}, Size size = Size::usual);

  [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
  /// What was typed; of small settings, the small values too: with them typed the usual settings are the same.
  [[nodiscard]] const TypedKnobs& typed() const { return typed_; }
  /// As one would type it: `false` for a flag that is not set; empty where the knob has no say.
  [[nodiscard]] const std::string& value(const std::string& name) const;

  // Asking for a knob that was not declared, or as another kind, is an error in the program: std::logic_error.
  [[nodiscard]] int integer(const std::string& name) const;
  [[nodiscard]] Duration duration(const std::string& name) const;
  [[nodiscard]] bool flag(const std::string& name) const;
  [[nodiscard]] const std::string& choice(const std::string& name) const;

 private:
  struct Value {
    Knob::Kind kind = Knob::Kind::flag;
    std::string text;
  };
  [[nodiscard]] const Value& find(const std::string& name, Knob::Kind kind) const;

  TypedKnobs typed_;
  std::map<std::string, Value> values_;
};

/// The knob of that name; null if there is none.
const Knob* find_knob(const std::vector<Knob>& knobs, const std::string& name);

}  // namespace golearn::study
