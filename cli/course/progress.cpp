#include "course/progress.hpp"

#include <algorithm>

namespace golearn::course {
namespace {

using std::chrono::days;
using std::chrono::floor;

// Who is silent for longer has done something else.
constexpr std::chrono::minutes kLongestPause{5};

class Folding {
 public:
  Progress fold(std::span<const Fact> facts) {
    std::vector<Fact> in_order(facts.begin(), facts.end());
    std::ranges::sort(in_order);
    for (const Fact& fact : in_order) add(fact);
    return std::move(progress_);
  }

 private:
  void add(const Fact& fact) {
    if (fact.kind == FactKind::language) return choose_language(fact.id);
    if (fact.kind == FactKind::reset) return forget(fact.lesson);
    LessonProgress& lesson = progress_.lessons[fact.lesson];
    spend(fact.at, lesson);
    progress_.last_lesson = fact.lesson;
    switch (fact.kind) {
      case FactKind::open:
      case FactKind::reset:
      case FactKind::language: return;
      case FactKind::stage:
        if (const auto stage = stage_named(fact.id)) lesson.stages[static_cast<std::size_t>(*stage)] = true;
        return;
      case FactKind::question: return add_answer(fact, lesson.questions[fact.id]);
      case FactKind::challenge: return add_try(fact, lesson.challenges[fact.id]);
      case FactKind::note: return lesson.notes.push_back({fact.at, fact.text});
    }
  }

  static void spend(Moment at, LessonProgress& lesson) {
    if (lesson.last && at - *lesson.last < kLongestPause) lesson.spent += at - *lesson.last;
    lesson.last = at;
  }

  void choose_language(const std::string& id) {
    progress_.language = id == "ko" ? Language::korean : Language::english;
  }

  void forget(const std::string& lesson) {
    if (lesson.empty()) {
      progress_.lessons.clear();
      progress_.last_lesson.clear();
    } else {
      progress_.lessons.erase(lesson);
      if (progress_.last_lesson == lesson) progress_.last_lesson.clear();
    }
  }

  void add_answer(const Fact& fact, QuestionProgress& question) {
    ++progress_.days[floor<days>(fact.at)];
    const bool repeated = question.due && fact.at >= *question.due;
    if (question.asked++ == 0) {
      question.right_first = fact.right;
      question.first = fact.answer;
      if (!fact.right) question.due = fact.at + days(kRepeatDays.front());
    } else if (!fact.right) {
      question.repeats = 0;
      question.due = fact.at + days(kRepeatDays.front());
    } else if (repeated && ++question.repeats < kRepeatDays.size()) {
      question.due = fact.at + days(kRepeatDays[question.repeats]);
    } else if (repeated) {
      question.due.reset();
    }
    question.right = fact.right;
    question.last = fact.answer;
    question.variant = fact.variant;
  }

  void add_try(const Fact& fact, ChallengeProgress& challenge) {
    ++progress_.days[floor<days>(fact.at)];
    ++challenge.tries;
    if (!fact.right) return;
    if (!challenge.met) challenge.hints = fact.hints;
    challenge.met = true;
    challenge.how = fact.how;
  }

  Progress progress_;
};

}  // namespace

const LessonProgress& Progress::of(const std::string& lesson) const {
  static const LessonProgress nothing{};
  const auto at = lessons.find(lesson);
  return at == lessons.end() ? nothing : at->second;
}

Progress progress_of(std::span<const Fact> facts) { return Folding().fold(facts); }

std::vector<Repeat> repeats(const Progress& progress) {
  std::vector<Repeat> all;
  for (const auto& [lesson, its] : progress.lessons) {
    for (const auto& [id, question] : its.questions) {
      if (question.due) all.push_back({lesson, id, *question.due});
    }
  }
  std::ranges::stable_sort(all, {}, &Repeat::due);
  return all;
}

}  // namespace golearn::course
