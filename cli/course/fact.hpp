// What is known of a learner: facts, one a line of JSON. They are only ever added, and what they come to (progress.hpp)
// does not depend on the order of the lines: so the files of two machines are joined by putting one behind the other.
//
//     {"v":1,"at":"2026-11-27T18:11:21.250Z","lesson":"9.2.2","what":"question","id":"burst","variant":"buffer=2",
//      "answer":"3","right":true,"hints":0,"seconds":14}
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "golearn/study/text.hpp"

namespace golearn::course {

using study::Language;
using study::Text;

using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

/// The five things that one does in a lesson.
enum class LessonStage : std::uint8_t { read, predict, run, look, attempt };
inline constexpr std::size_t kLessonStages = 5;

/// `read`, `predict`, `run`, `look`, `try`: in the file, and in --json.
std::string_view to_string(LessonStage stage);
std::optional<LessonStage> stage_named(std::string_view name);

enum class FactKind : std::uint8_t {
  open,       ///< the lesson was opened
  stage,      ///< `id`: a stage of it was gone through
  question,   ///< `id` was answered
  challenge,  ///< `id` was tried
  note,       ///< `text` was noted
  reset,      ///< what was known of the lesson before counts no more; of an empty lesson, of all
  language,   ///< `id`: the language was chosen
};

struct Fact {
  Moment at = {};
  FactKind kind = FactKind::open;
  std::string lesson = {};
  std::string id = {};
  std::string variant = {};  ///< of a question that varies: `buffer=2`
  std::string answer = {};   ///< what was answered; empty: that it is not known
  bool right = false;        ///< a question's answer was; a challenge was met
  int hints = 0;             ///< that were asked for before
  int seconds = 0;           ///< that it took
  std::string how = {};      ///< a challenge was met by this: a token, or knobs
  std::string text = {};

  /// By time first.
  friend auto operator<=>(const Fact&, const Fact&) = default;
};

std::string line_of(const Fact& fact);

/// Nothing for a line that is none, or of a kind or version that is not known here.
std::optional<Fact> fact_in(std::string_view line);

/// Whether a line is JSON at all: a newer golearn may know what it says.
bool is_whole(std::string_view line);

Moment now();

}  // namespace golearn::course
