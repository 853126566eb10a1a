// The screens there are. Each is a file of its own.
#pragma once

#include <memory>
#include <string>

#include "golearn/study/settings.hpp"
#include "tui/recording.hpp"
#include "tui/screen.hpp"

namespace golearn::tui {

/// All lessons; the cursor on `at`, or where one left off.
std::unique_ptr<Screen> map_screen(Session& session, const lessons::Entry* at = nullptr);

// The five stages of a lesson.
std::unique_ptr<Screen> read_screen(Session& session, const lessons::Entry& entry);
/// From the first question that has not been answered; or from one, alone.
std::unique_ptr<Screen> predict_screen(Session& session, const lessons::Entry& entry, const std::string& only = "");
/// What is run, and what was turned.
struct RunChoice {
  const lessons::Program* program = nullptr;
  study::TypedKnobs knobs = {};
  int procs = 0;           ///< 0: as the program says
  std::string token = {};  ///< that run once more, whatever else is said; empty: none
};
std::unique_ptr<Screen> run_screen(Session& session, const lessons::Entry& entry, RunChoice choice = {});
std::unique_ptr<Screen> look_screen(Session& session, const lessons::Entry& entry, RunChoice choice = {});
std::unique_ptr<Screen> try_screen(Session& session, const lessons::Entry& entry);
/// One challenge, by its place in the lesson.
std::unique_ptr<Screen> play_screen(Session& session, const lessons::Entry& entry, std::size_t challenge);
std::unique_ptr<Screen> knobs_screen(Session& session, const lessons::Entry& entry, std::size_t challenge);
/// What came of a lesson, and what comes next.
std::unique_ptr<Screen> done_screen(Session& session, const lessons::Entry& entry);

// Over the others.
std::unique_ptr<Screen> search_screen(Session& session);
std::unique_ptr<Screen> help_screen(Session& session);
std::unique_ptr<Screen> note_screen(Session& session, const lessons::Entry& entry);
std::unique_ptr<Screen> progress_screen(Session& session);
/// What a plain command prints: a picture, a comparison, a search.
std::unique_ptr<Screen> command_screen(Session& session, std::string command);

}  // namespace golearn::tui
