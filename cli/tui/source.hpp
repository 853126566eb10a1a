// The Go program in a window: numbered lines, a mark beside some.
#pragma once

#include <map>
#include <string>

#include "lessons/course.hpp"
#include "tui/frame.hpp"

namespace golearn::tui {

/// Who stands on which line, and the line that is looked at.
struct SourceMarks {
  std::map<std::size_t, std::string> names = {};         ///< beside lines, from 1
  std::map<std::size_t, std::uint64_t> goroutines = {};  ///< whose colour the line has
  std::size_t current = 0;                               ///< 0: none
};

/// The line on which the function of a program begins, from 1: the function of its name, else main.
std::size_t beginning_of(const lessons::Program& program);

/// Its last line.
std::size_t end_of(const lessons::Program& program);

std::size_t line_count(const lessons::Entry& entry);

/// Lines from `first` on, from 1, so many.
Rows source_rows(const lessons::Entry& entry, std::size_t first, int height, const SourceMarks& marks,
                 study::Language language);

/// The C++ that stands for it.
Rows cpp_rows(const lessons::Entry& entry);

}  // namespace golearn::tui
