#include "course/advice.hpp"

#include <algorithm>

#include "lessons/practice/practice.hpp"

namespace golearn::course {
namespace {

constexpr std::size_t kMostRepeats = 3;

// Where something was last done, of the lessons that there are: another golearn may have had more.
const lessons::Entry* last_entry(const Progress& progress) {
  if (const lessons::Entry* entry = lessons::find_lesson(progress.last_lesson)) return entry;
  const lessons::Entry* last = nullptr;
  for (const lessons::Entry& entry : lessons::course()) {
    const auto at = progress.of(entry.id).last;
    if (at && (!last || *at > *progress.of(last->id).last)) last = &entry;
  }
  return last;
}

// The first that has not been gone through: after the last one, else from the beginning.
const lessons::Entry* next_lesson(const Progress& progress, const lessons::Entry* last) {
  const auto& all = lessons::course();
  const auto open = [&](const lessons::Entry& entry) { return !is_through(progress.of(entry.id)); };
  const auto from = last ? all.begin() + (last - all.data()) : all.begin();
  auto at = std::find_if(from, all.end(), open);
  if (at == all.end()) at = std::ranges::find_if(all, open);
  return at == all.end() ? nullptr : &*at;
}

Advice main_advice(const Progress& progress, const lessons::Entry* last) {
  if (!last) return {.kind = AdviceKind::begin, .entry = next_lesson(progress, nullptr)};
  const LessonProgress& its = progress.of(last->id);
  if (!is_through(its)) return {.kind = AdviceKind::go_on, .entry = last, .stage = next_stage(its)};
  const lessons::Entry* next = next_lesson(progress, last);
  if (!next) return {.kind = AdviceKind::finished};
  return {.kind = AdviceKind::lesson, .entry = next, .stage = next_stage(progress.of(next->id))};
}

void add_challenge(const Progress& progress, const lessons::Entry* last, std::vector<Advice>& all) {
  if (!last || !is_through(progress.of(last->id))) return;
  const auto& met = progress.of(last->id).challenges;
  for (const auto& challenge : practice_of(*last).challenges) {
    const auto at = met.find(challenge.id);
    if (at != met.end() && at->second.met) continue;
    all.push_back({AdviceKind::challenge, last, LessonStage::attempt, challenge.id});
    return;
  }
}

}  // namespace

bool is_through(const LessonProgress& lesson) {
  return std::ranges::all_of(lesson.stages, [](bool stage) { return stage; });
}

LessonStage next_stage(const LessonProgress& lesson) {
  const auto at = std::ranges::find(lesson.stages, false);
  return at == lesson.stages.end() ? LessonStage::attempt : static_cast<LessonStage>(at - lesson.stages.begin());
}

bool all_answered(const lessons::Entry& entry, const LessonProgress& lesson) {
  return std::ranges::all_of(practice_of(entry).questions,
                             [&](const auto& question) { return lesson.questions.contains(question.id); });
}

std::vector<Advice> advice(const Progress& progress, Moment now) {
  const lessons::Entry* last = last_entry(progress);
  std::vector<Advice> all{main_advice(progress, last)};
  for (const Repeat& each : repeats(progress)) {
    const lessons::Entry* entry = lessons::find_lesson(each.lesson);
    const bool is_there = entry && practice_of(*entry).question(each.question);
    if (each.due > now || !is_there || all.size() > kMostRepeats) continue;
    all.push_back({AdviceKind::repeat, entry, LessonStage::predict, each.question});
  }
  add_challenge(progress, last, all);
  return all;
}

}  // namespace golearn::course
