// What the screens of a lesson share: its title with the five stages, and the way from one to the next.
#pragma once

#include "course/progress.hpp"
#include "tui/screen.hpp"

namespace golearn::tui {

using course::LessonStage;

class LessonScreen : public Screen {
 public:
  LessonScreen(Session& session, const lessons::Entry& entry, LessonStage stage);

 protected:
  /// ` 9.2.2 채널 버퍼 /buffered      ✓읽기 ▶예측 ·실행 ·살피기 ·도전  4/45 `
  [[nodiscard]] Row title(std::string_view program, int columns) const;
  /// Keys that mean the same on all of them: `[`, `]`, Esc, m. Not taken if it is none of these.
  Reply common(const Key& key);
  /// What Enter leads to once this stage is done: it is kept that it was.
  Reply on();

  const lessons::Entry& entry_;
  LessonStage stage_;
};

/// The screen of a stage of a lesson; for `attempt`, of all its challenges.
std::unique_ptr<Screen> stage_screen(Session& session, const lessons::Entry& entry, LessonStage stage);

}  // namespace golearn::tui
