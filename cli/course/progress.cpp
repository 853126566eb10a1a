#include "course/progress.hpp"

#include <algorithm>

namespace golearn::course {
namespace {

using std::chrono::days;
using std::chrono::floor;

// Who is silent for longer has done something else.
constexpr std::chrono::minutes kLongestPause{5};

void spend(Moment at, LessonProgress& lesson) {
  if (lesson.last && at - *lesson.last < kLongestPause) lesson.spent += at - *lesson.last;
  lesson.last = at;
}

// Where something was last done, of the lessons that are left.
std::string latest(const Progress& progress) {
  const auto& all = progress.lessons;
  const auto at = std::ranges::max_element(all, {}, [](const auto& each) { return each.second.last; });
  return at == all.end() ? "" : at->first;
}

void forget(const std::string& lesson, Progress& progress) {
  if (lesson.empty()) {
    progress.lessons.clear();
  } else {
    progress.lessons.erase(lesson);
  }
  if (!progress.lessons.contains(progress.last_lesson)) progress.last_lesson = latest(progress);
}

void add_answer(const Fact& fact, QuestionProgress& question) {
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
  ++challenge.tries;
  if (!fact.right) return;
  if (!challenge.met) challenge.hints = fact.hints;
  challenge.met = true;
  challenge.how = fact.how;
}

// Of a fact of a lesson, what it says.
void add(const Fact& fact, LessonProgress& lesson) {
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

}  // namespace

const LessonProgress& Progress::of(const std::string& lesson) const {
  static const LessonProgress nothing{};
  const auto at = lessons.find(lesson);
  return at == lessons.end() ? nothing : at->second;
}

void add(const Fact& fact, Progress& progress) {
  if (fact.kind == FactKind::reset) return forget(fact.lesson, progress);
  if (fact.kind == FactKind::language) {
    progress.language = fact.id == "ko" ? Language::korean : Language::english;
    return;
  }
  if (fact.kind == FactKind::question || fact.kind == FactKind::challenge) ++progress.days[floor<days>(fact.at)];
  LessonProgress& lesson = progress.lessons[fact.lesson];
  spend(fact.at, lesson);
  progress.last_lesson = fact.lesson;
  add(fact, lesson);
}

Progress progress_of(std::span<const Fact> facts) {
  std::vector<Fact> in_order(facts.begin(), facts.end());
  std::ranges::sort(in_order);
  Progress progress;
  for (const Fact& fact : in_order) add(fact, progress);
  return progress;
}

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
