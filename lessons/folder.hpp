// What the build embeds of a lesson's folder. Constant data.
#pragma once

#include <span>
#include <string_view>

#include "lessons/lesson.hpp"

namespace golearn::lessons {

/// A line of scenario.cpp, and the line of program.go that it stands for.
struct Tie {
  unsigned cpp_line = 0;
  unsigned go_line = 0;
  std::string_view go_function;  ///< that it is in, as Go's reports name it: "main.buffered.func1"
  std::string_view starts;       ///< the function that it starts, if it is a go statement
};

/// What real Go printed at one processor: tests/go-order/NAME.txt.
struct RecordedText {
  std::string_view name;
  std::string_view text;
};

struct Folder {
  std::string_view name;  ///< "09.2.2_buffering"
  Lesson (*declared)() = nullptr;
  std::string_view scenario;  ///< scenario.cpp
  std::string_view program;   ///< program.go
  std::string_view korean;    ///< ko.md
  std::string_view english;   ///< en.md
  std::string_view quoted;    ///< quoted.txt; empty if the folder has none
  std::string_view recorded;  ///< recorded.txt; empty if the folder has none
  std::string_view practice;  ///< practice.txt
  std::string_view comments;  ///< comments.ko.txt
  std::span<const Tie> ties;
  std::span<const RecordedText> recordings;
};

/// All folders, in teaching order. Defined in a file that the build writes.
std::span<const Folder* const> folders();

/// GLOSSARY.md. Defined there, too.
std::string_view glossary_text();

}  // namespace golearn::lessons
