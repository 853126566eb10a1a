// The course: every lesson with its embedded sources and texts, in teaching order.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lesson.hpp"

namespace golearn::lessons {

/// What the build embeds of a lesson's folder.
struct EmbeddedLine {
  unsigned cpp_line;             // of scenario.cpp, carrying a marker
  unsigned go_line;              // of program.go
  std::string_view go_function;  // as Go's reports name it: "main.buffered.func1"
};
struct Embedded {
  std::string_view folder;
  std::string_view scenario;  // scenario.cpp
  std::string_view program;   // program.go
  std::string_view korean;    // ko.md
  std::string_view english;   // en.md
  std::string_view quoted;    // quoted.txt; empty if the folder has none
  std::span<const EmbeddedLine> lines;
};

/// The embedded folder, or null. Defined in a file that the build writes.
const Embedded* find_embedded(std::string_view folder);

/// What real Go printed at one processor (tests/go-order/NAME.txt), or nothing.
std::optional<std::string_view> find_recording(std::string_view name);

struct Entry {
  Lesson lesson;
  const Embedded* sources = nullptr;
};

struct Chapter {
  std::string number;  // "9.1"
  Text title;
};

/// All lessons, in teaching order.
const std::vector<Entry>& course();
const std::vector<Chapter>& chapters();

/// The lesson with this id or slug, or null.
const Entry* find_lesson(std::string_view id_or_slug);

/// Where a place of a scenario stands in the Go program; nothing for places outside the lessons.
struct GoPlace {
  const Entry* entry = nullptr;
  std::string function;
  unsigned line = 0;
};
std::optional<GoPlace> go_place(Place where);

}  // namespace golearn::lessons
