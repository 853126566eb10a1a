// What a learner has done, and what comes back: made of the facts that are kept, whatever their order.
//
// Plain values and pure functions; any thread may use them.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "course/fact.hpp"

namespace golearn::course {

/// A question that was not answered right at first comes back so many days later; answered right then, after the next
/// of these; answered wrong, after the first.
inline constexpr std::array<int, 3> kRepeatDays{1, 3, 7};

struct QuestionProgress {
  std::size_t asked = 0;
  bool right_first = false;
  bool right = false;              ///< the last answer was
  std::string first = {};          ///< the answer
  std::string last = {};           ///< the answer
  std::string variant = {};        ///< of the last one
  std::optional<Moment> due = {};  ///< when it comes back; never, if it need not
  std::size_t repeats = 0;         ///< that went well
};

struct ChallengeProgress {
  bool met = false;
  std::size_t tries = 0;
  int hints = 0;  ///< before it was first met
  std::string how = {};
};

struct Note {
  Moment at = {};
  std::string text;
};

struct LessonProgress {
  std::array<bool, kLessonStages> stages{};
  std::map<std::string, QuestionProgress> questions = {};
  std::map<std::string, ChallengeProgress> challenges = {};
  std::vector<Note> notes = {};
  std::optional<Moment> last = {};    ///< when something was last done
  std::chrono::milliseconds spent{};  ///< longer pauses left out

  [[nodiscard]] bool opened() const { return last.has_value(); }
  [[nodiscard]] bool gone_through(LessonStage stage) const { return stages[static_cast<std::size_t>(stage)]; }
};

struct Progress {
  std::map<std::string, LessonProgress> lessons = {};
  std::string last_lesson = {};                            ///< where something was last done; empty: nowhere yet
  std::optional<Language> language = {};                   ///< that was chosen
  std::map<std::chrono::sys_days, std::size_t> days = {};  ///< on which something was done: questions and challenges

  /// Of a lesson; of one that was never opened nothing.
  [[nodiscard]] const LessonProgress& of(const std::string& lesson) const;
};

Progress progress_of(std::span<const Fact> facts);
/// One fact more, later than all before it.
void add(const Fact& fact, Progress& progress);

/// A question that comes back.
struct Repeat {
  std::string lesson;
  std::string question;
  Moment due = {};
};
/// All that will, the first due first.
std::vector<Repeat> repeats(const Progress& progress);

}  // namespace golearn::course
