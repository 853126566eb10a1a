// What a lesson is: its programs, their knobs, and its texts.
//
// One declaration serves all: the command line checks values against it, `--help` lists it, the tests run over it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/outcome.hpp"

namespace golearn::lessons {

enum class Language : std::uint8_t { korean, english };

/// A sentence in both languages.
struct Text {
  std::string ko;
  std::string en;
  [[nodiscard]] const std::string& in(Language language) const { return language == Language::korean ? ko : en; }
};

/// A setting of a program that the learner may turn.
struct Knob {
  enum class Kind : std::uint8_t { integer, duration, flag, choice };

  std::string name;  // without dashes
  Kind kind = Kind::flag;
  std::string fallback;    // the default as one would type it; empty for a flag
  std::int64_t least = 0;  // integer: the value; duration: nanoseconds
  std::int64_t most = 0;
  std::vector<std::string> choices;  // choice: what it may be
  Text help;
  std::string small = {};                           // the default where every schedule is searched, if another one
  std::map<std::string, std::string> instead = {};  // flag: defaults of other knobs when it is set

  /// This knob with a default for searches: as small as still shows what the lesson is about.
  [[nodiscard]] Knob in_search(std::string value) && {
    small = std::move(value);
    return std::move(*this);
  }
  /// This flag, making `value` another knob's default; an empty one where the other knob has no say then.
  [[nodiscard]] Knob makes(std::string other, std::string value) && {
    instead[std::move(other)] = std::move(value);
    return std::move(*this);
  }
};

Knob integer(std::string name, std::int64_t fallback, std::int64_t least, std::int64_t most, Text help);
Knob duration(std::string name, std::string fallback, Text help);  // 0s to 1h
Knob flag(std::string name, Text help);
Knob choice(std::string name, std::string fallback, std::vector<std::string> choices, Text help);

/// "250ms", "1.5s", "2m", "1h30m", "0": as Go's time.ParseDuration reads them; false if it is none.
bool parse_duration(std::string_view text, Duration& result);

/// The values of a program's knobs for one run. The program asks by name; asking for one that was not declared,
/// or as another kind, is an error in the lesson and throws std::logic_error.
class Settings {
 public:
  /// The defaults of `knobs`.
  explicit Settings(const std::vector<Knob>& knobs);

  /// Sets a knob from what was typed. False, with a reason in `why`, when the value is not allowed; the knob exists.
  bool set(const std::string& name, const std::string& value, Text& why);
  [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
  /// Whether the learner set it.
  [[nodiscard]] bool given(const std::string& name) const;

  [[nodiscard]] int integer(const std::string& name) const;
  [[nodiscard]] Duration duration(const std::string& name) const;
  [[nodiscard]] bool flag(const std::string& name) const;
  [[nodiscard]] const std::string& choice(const std::string& name) const;

  /// A figure that the program measured, for its findings: `measure("final", 9713)`. Thread-safe.
  void measure(const std::string& what, std::int64_t value) const;
  /// What was measured; `fallback` if nothing was.
  [[nodiscard]] std::int64_t measured(const std::string& what, std::int64_t fallback = 0) const;

 private:
  struct Value {
    std::size_t knob = 0;  // in knobs_
    std::string typed;
    bool given = false;
  };
  [[nodiscard]] const Value& find(const std::string& name, Knob::Kind kind) const;

  std::vector<Knob> knobs_;
  std::map<std::string, Value> values_;
  struct Measured {
    std::mutex mutex;
    std::map<std::string, std::int64_t> figures;
  };
  std::shared_ptr<Measured> measured_ = std::make_shared<Measured>();
};

/// One program of a lesson.
struct Scenario {
  std::string name;
  /// GOMAXPROCS as the course's program sets it; 0: the machine's cores.
  int procs = 0;
  std::vector<Knob> knobs = {};
  /// The program: the body of main.
  void (*program)(const Settings&) = nullptr;
  /// What happened in this run that only this lesson knows, one sentence each, at most three; null for none. What
  /// every run has (goroutines cut off, leaked or deadlocked, exit status) is told without it.
  std::vector<Text> (*findings)(const Settings&, const Outcome&) = nullptr;
  /// The name of the recording of the real program's output in tests/go-order, where it is not the program's id.
  std::string recording = {};
  /// A regular expression for printed text that differs from run to run; its first group stays.
  std::string random = {};
  /// Whether the order of the Go program's lines is certain at one processor (times and random numbers aside).
  bool determined = true;
  /// Whether the program as it stands dies, and real Go's with it.
  bool dies = false;
  /// Whether a run ends with the picture of the processors unasked.
  bool picture = false;
  /// Whether it measures the machine and the runtime: then nothing watches a run but what was asked for, and compare
  /// runs it in real time.
  bool measures = false;
  /// Whether it is about how long things would take: it runs in virtual time, unless a speed is asked for.
  bool timeless = false;
};

/// A line that `scenario` printed, with what is bound to differ from run to run written as `<now>` and `<r>`: dates
/// with times of day, and the scenario's random text.
std::string comparable(const std::string& line, const Scenario& scenario);

struct Lesson {
  std::string id;    // "9.2.2"
  std::string slug;  // "buffering"
  std::vector<Scenario> scenarios;
};

}  // namespace golearn::lessons
