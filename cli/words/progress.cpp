#include "words/progress.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/english.hpp"
#include "golearn/study/korean.hpp"
#include "lessons/lesson_text.hpp"
#include "lessons/practice/practice.hpp"
#include "words/glyphs.hpp"
#include "words/lesson.hpp"

namespace golearn::words {
namespace {

using course::AdviceKind;
using course::LessonProgress;
using course::LessonStage;
using course::Progress;
using lessons::Entry;
using study::plural;

constexpr int kTitle = 28;

Text lesson_name(const Entry& entry) { return Text{entry.id + " ", entry.id + " "} + entry.title; }

bool all_met(const Entry& entry, const LessonProgress& lesson) {
  const auto& challenges = practice_of(entry).challenges;
  return std::ranges::all_of(challenges, [&](const auto& challenge) {
    const auto at = lesson.challenges.find(challenge.id);
    return at != lesson.challenges.end() && at->second.met;
  });
}

std::size_t right_first(const LessonProgress& lesson) {
  return static_cast<std::size_t>(
      std::ranges::count_if(lesson.questions, [](const auto& each) { return each.second.right_first; }));
}

// `문제 2/4 · 도전 1/2`
std::string counts(Language language, const Entry& entry, const LessonProgress& lesson) {
  if (!lesson.opened()) return "";
  const lessons::Practice& practice = practice_of(entry);
  const auto met = std::ranges::count_if(lesson.challenges, [](const auto& each) { return each.second.met; });
  return Text{fmt::format("처음에 맞힌 문제 {}/{} · 도전 {}/{}", right_first(lesson), practice.questions.size(), met,
                          practice.challenges.size()),
              fmt::format("right first {}/{} · challenges {}/{}", right_first(lesson), practice.questions.size(), met,
                          practice.challenges.size())}
      .in(language);
}

Line row_of(Language language, const Entry& entry, const LessonProgress& lesson) {
  return {{{entry.id, Tone::plain, 8},
           {entry.title.in(language), Tone::plain, kTitle},
           {cells(entry, lesson), Tone::plain, 9},
           {counts(language, entry, lesson), Tone::faint}},
          2};
}

Line command_line(const course::Advice& advice) { return {{{command_of(advice), Tone::command}}, 2}; }

void add_repeats(Blocks& blocks, Language language, const Progress& progress, course::Moment now) {
  std::vector<Block> rows;
  for (const course::Repeat& each : repeats(progress)) {
    const Entry* entry = lessons::find_lesson(each.lesson);
    const lessons::Question* question = entry ? practice_of(*entry).question(each.question) : nullptr;
    if (!question) continue;
    rows.push_back(Line{{{until(each.due, now).in(language), Tone::plain, 14},
                         {fmt::format("golearn quiz {}/{}", each.lesson, each.question), Tone::command}},
                        2});
  }
  if (rows.empty()) return;
  append(blocks, {Gap{}, Heading{Text{"다시 물을 문제", "Questions that come back"}.in(language)}});
  append(blocks, std::move(rows));
}

Text sum_of(const WholeProgress& all) {
  return {fmt::format("강의 {}/{} · ★ {} · 남은 시간 약 {}시간", all.lessons, all.of, all.stars,
                      (all.minutes_left + 30) / 60),
          fmt::format("lessons {}/{} · ★ {} · about {} left", all.lessons, all.of, all.stars,
                      plural(static_cast<std::uint64_t>((all.minutes_left + 30) / 60), "hour"))};
}

}  // namespace

Text name_of(LessonStage stage) {
  switch (stage) {
    case LessonStage::read: return {"읽기", "read"};
    case LessonStage::predict: return {"예측", "predict"};
    case LessonStage::run: return {"실행", "run"};
    case LessonStage::look: return {"살피기", "look"};
    case LessonStage::attempt: return {"도전", "try"};
  }
  return {};
}

std::string command_of(const course::Advice& advice) {
  if (advice.kind == AdviceKind::finished) return "golearn progress";
  const std::string& id = advice.entry->id;
  if (advice.kind == AdviceKind::repeat) return fmt::format("golearn quiz {}/{}", id, advice.task);
  if (advice.kind == AdviceKind::challenge) return fmt::format("golearn challenge {}/{}", id, advice.task);
  switch (advice.stage) {
    case LessonStage::read: return "golearn show " + id;
    case LessonStage::predict: return "golearn quiz " + id;
    case LessonStage::run: return "golearn lesson " + id;
    case LessonStage::look: return "golearn lesson " + id + " --why";
    case LessonStage::attempt: return "golearn challenge " + id;
  }
  return "";
}

Text about(const course::Advice& advice) {
  switch (advice.kind) {
    case AdviceKind::begin:
      return Text{"처음이다. 첫 강의: ", "A beginning. The first lesson: "} + lesson_name(*advice.entry);
    case AdviceKind::go_on:
      return Text{"하던 강의를 잇는다: ", "Go on where you were: "} + lesson_name(*advice.entry) + Text{", ", ", "} +
             name_of(advice.stage);
    case AdviceKind::lesson: return Text{"다음 강의: ", "The next lesson: "} + lesson_name(*advice.entry);
    case AdviceKind::repeat:
      return Text{"전에 틀린 문제: ", "A question that went wrong: "} + lesson_name(*advice.entry);
    case AdviceKind::challenge: return Text{"남은 도전: ", "A challenge that is left: "} + lesson_name(*advice.entry);
    case AdviceKind::finished: return {"모든 강의를 마쳤다.", "You have gone through every lesson."};
  }
  return {};
}

Blocks about_advice(Language language, const std::vector<course::Advice>& all) {
  Blocks blocks{Sentence{about(all.front()).in(language), Tone::strong}, command_line(all.front())};
  for (std::size_t i = 1; i < all.size(); ++i) {
    append(blocks, {Gap{}, Sentence{about(all[i]).in(language)}, command_line(all[i])});
  }
  return blocks;
}

Blocks about_progress(Language language, const Progress& progress, course::Moment now) {
  Blocks blocks;
  for (const lessons::Chapter& chapter : lessons::chapters()) {
    blocks.push_back(Heading{chapter.number + " " + chapter.title.in(language)});
    for (const Entry& entry : lessons::course()) {
      if (chapter_of(entry) == chapter.number) blocks.push_back(row_of(language, entry, progress.of(entry.id)));
    }
  }
  append(blocks, {Gap{}, Line{{{sum_of(whole(progress)).in(language), Tone::strong}}},
                  Line{{{Text{"칸: 읽기 예측 실행 살피기 도전. ■ 한 것, · 남은 것, ★ 도전까지 모두",
                              "cells: read predict run look try; ■ done, · left, ★ every challenge"}
                             .in(language),
                         Tone::faint}}}});
  add_repeats(blocks, language, progress, now);
  return blocks;
}

Blocks about_notes(Language language, const Progress& progress, const Entry* only) {
  Blocks blocks;
  for (const Entry& entry : lessons::course()) {
    const auto& notes = progress.of(entry.id).notes;
    if (notes.empty() || (only && only != &entry)) continue;
    std::vector<std::string> texts;
    for (const course::Note& note : notes) texts.push_back(visible(note.text));
    if (!blocks.empty()) blocks.emplace_back(Gap{});
    append(blocks, {Heading{lesson_name(entry).in(language)}, List{std::move(texts)}});
  }
  if (!blocks.empty()) return blocks;
  const std::string id = only ? only->id : "9.2.2";
  return {Sentence{Text{fmt::format("적어 둔 것이 없다. 적으려면: `golearn note {} 글`", id),
                        fmt::format("Nothing was noted. To do so: `golearn note {} TEXT`", id)}
                       .in(language)}};
}

std::string cells(const Entry& entry, const LessonProgress& lesson) {
  std::string cells;
  for (const bool stage : lesson.stages) cells += stage ? "■" : "·";
  return cells + (is_through(lesson) && all_met(entry, lesson) ? " ★" : "");
}

WholeProgress whole(const Progress& progress) {
  WholeProgress all{.of = lessons::course().size()};
  for (const Entry& entry : lessons::course()) {
    const LessonProgress& lesson = progress.of(entry.id);
    if (is_through(lesson)) {
      ++all.lessons;
      if (all_met(entry, lesson)) ++all.stars;
    } else {
      const auto left = std::ranges::count(lesson.stages, false);
      all.minutes_left += practice_of(entry).minutes * static_cast<int>(left) / static_cast<int>(course::kLessonStages);
    }
  }
  return all;
}

Text until(course::Moment due, course::Moment now) {
  const auto day = [](course::Moment at) { return std::chrono::floor<std::chrono::days>(at); };
  const auto days = due <= now ? 0 : std::max<long>((day(due) - day(now)).count(), 0);
  if (days == 0) return {"오늘", "today"};
  if (days == 1) return {"내일", "tomorrow"};
  return {fmt::format("{}일 뒤", days), fmt::format("in {} days", days)};
}

}  // namespace golearn::words
