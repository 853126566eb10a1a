#include "tui/lesson_screen.hpp"

#include <fmt/format.h>

#include "course/advice.hpp"
#include "tui/chrome.hpp"
#include "tui/screens.hpp"
#include "words/glyphs.hpp"
#include "words/progress.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

LessonStage beside(LessonStage stage, int by) { return static_cast<LessonStage>(static_cast<int>(stage) + by); }

}  // namespace

std::string lessons_done(const Session& session) {
  const words::WholeProgress all = words::whole(session.progress());
  return fmt::format("{}/{}", all.lessons, all.of);
}

LessonScreen::LessonScreen(Session& session, const lessons::Entry& entry, LessonStage stage)
    : Screen(session), entry_(entry), stage_(stage) {
  if (!session.progress().of(entry.id).opened()) {
    session.learner.add({.kind = course::FactKind::open, .lesson = entry.id});
  }
}

Row LessonScreen::title(std::string_view program, int columns) const {
  const course::LessonProgress& its = session_.progress().of(entry_.id);
  Row stages;
  for (std::size_t i = 0; i < course::kLessonStages; ++i) {
    const auto stage = static_cast<LessonStage>(i);
    const bool here = stage == stage_;
    if (columns < kStackedBelow && !here) continue;
    const std::string_view mark = here ? "▶" : its.gone_through(stage) ? "✓" : "·";
    const Tone tone = here ? Tone::strong : its.gone_through(stage) ? Tone::good : Tone::faint;
    stages.add(std::string(mark) + say(words::name_of(stage)), {tone}).add(" ");
  }
  if (columns < kStackedBelow) stages.add(fmt::format("{}/5 ", static_cast<int>(stage_) + 1));
  stages.add(" " + lessons_done(session_) + " ");
  Row row(" " + entry_.id + " ", {Tone::strong});
  row.add(say(entry_.title), {Tone::strong});
  if (!program.empty()) row.add(" /" + std::string(program));
  return row.to(columns - stages.columns()).add(stages);
}

Reply LessonScreen::common(const Key& key) {
  if (key.kind == Key::Kind::escape || key.is('m')) return {.next = map_screen(session_, &entry_)};
  if (key.is('[') && stage_ != LessonStage::read) return {.next = stage_screen(session_, entry_, beside(stage_, -1))};
  if (key.is(']') && stage_ != LessonStage::attempt) return {.next = stage_screen(session_, entry_, beside(stage_, 1))};
  return {.taken = false};
}

Reply LessonScreen::on() {
  session_.learner.went_through(entry_.id, stage_);
  if (stage_ == LessonStage::attempt) return {.next = done_screen(session_, entry_)};
  return {.next = stage_screen(session_, entry_, beside(stage_, 1))};
}

std::unique_ptr<Screen> stage_screen(Session& session, const lessons::Entry& entry, LessonStage stage) {
  switch (stage) {
    case LessonStage::read: return read_screen(session, entry);
    case LessonStage::predict: return predict_screen(session, entry);
    case LessonStage::run: return run_screen(session, entry);
    case LessonStage::look: return look_screen(session, entry);
    case LessonStage::attempt: return try_screen(session, entry);
  }
  return nullptr;
}

}  // namespace golearn::tui
