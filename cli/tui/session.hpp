// What all screens share: who learns, in which language, and what the terminal can show.
#pragma once

#include <functional>
#include <string>

#include "course/learner.hpp"
#include "lessons/course.hpp"
#include "tui/frame.hpp"

namespace golearn::tui {

using study::Language;
using study::Text;

struct Session {
  course::Learner learner;
  Language language = Language::english;
  int columns = 80;           ///< of the screen, for what is not composed here but printed by a command
  bool ascii = false;         ///< what is drawn is drawn in ASCII
  bool english_only = false;  ///< the terminal has no Hangul
  std::string notice = {};    ///< to be shown once, above the keys

  [[nodiscard]] const std::string& say(const Text& text) const { return text.in(language); }
  [[nodiscard]] const course::Progress& progress() const { return learner.progress(); }
};

/// `4/45`: lessons that have been gone through.
std::string lessons_done(const Session& session);

}  // namespace golearn::tui
