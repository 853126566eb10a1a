// A setting of a program that the learner may turn.
//
// One declaration serves all: the command line checks values against it, `--help` lists it, a search takes its small
// size from it, the tests run over it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "golearn/study/text.hpp"

namespace golearn::study {

struct Knob {
  enum class Kind : std::uint8_t { integer, duration, flag, choice };

  /// What a flag, when it is set, makes of another knob.
  struct Effect {
    std::string value;   ///< empty: the other knob has no say then
    bool fixed = false;  ///< another value would contradict the flag; else this one is only its default
  };

  std::string name;  ///< without dashes
  Kind kind = Kind::flag;
  std::string fallback;    ///< the default as one would type it; empty for a flag
  std::int64_t least = 0;  ///< integer: the value; duration: nanoseconds
  std::int64_t most = 0;
  std::vector<std::string> choices;  ///< choice: what it may be
  Text help;
  std::string small = {};                           ///< the default where every schedule is searched, if another one
  std::map<std::string, Effect> effects = {};       ///< of a flag, by the other knob's name
  std::map<std::string, std::string> company = {};  ///< of a flag that alone changes nothing: what else must be set

  /// This knob with a default for searches: as small as still shows what the lesson is about.
  [[nodiscard]] Knob in_search(std::string value) &&;
  /// This flag, which says that another knob is `value`; empty where that one has no say then.
  [[nodiscard]] Knob makes(std::string other, std::string value) &&;
  /// This flag, which gives another knob another default.
  [[nodiscard]] Knob defaults(std::string other, std::string value) &&;
  /// This flag, which changes something only where another knob is set, such as to `value`.
  [[nodiscard]] Knob matters_with(std::string other, std::string value) &&;
};

Knob integer(std::string name, std::int64_t fallback, std::int64_t least, std::int64_t most, Text help);
Knob duration(std::string name, std::string fallback, Text help);  ///< 0s to 1h
Knob flag(std::string name, Text help);
Knob choice(std::string name, std::string fallback, std::vector<std::string> choices, Text help);

/// `0..1000`, `0s..1h`, `ko|en`: what a knob takes; empty for a flag.
std::string range_of(const Knob& knob);

/// Throws Refusal, which says what would be right, unless `value` is one that the knob takes.
void check(const Knob& knob, const std::string& value);

}  // namespace golearn::study
