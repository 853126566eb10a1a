// The course: every lesson with its programs, sources and texts, in teaching order. It is made once, of the folders
// that the build found, and does not change: any thread may read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "golearn/study/runnable.hpp"
#include "lessons/folder.hpp"

namespace golearn::lessons {

struct Entry;

/// One program of a lesson: what can be run, and what only the course knows of it.
struct Program {
  study::Runnable runnable;  ///< its id is `9.2.2/buffered`, or `9.2.1` for a lesson of one program
  Scenario scenario;
  const Entry* entry = nullptr;
};

/// A lesson.
struct Entry {
  const Folder* folder = nullptr;
  std::string id = {};    ///< "9.2.2"
  std::string slug = {};  ///< "buffering"
  Text title = {};
  Text chapter = {};  ///< the title of the chapter that begins with it; empty: none does
  std::vector<Program> programs = {};
};

struct Chapter {
  std::string number;  ///< "9.1"
  Text title;
};

/// All lessons, in teaching order.
const std::vector<Entry>& course();
const std::vector<Chapter>& chapters();
/// The number of the chapter that a lesson is in.
std::string chapter_of(const Entry& entry);

/// The lesson with this id or slug, or null.
const Entry* find_lesson(std::string_view id_or_slug);

}  // namespace golearn::lessons
