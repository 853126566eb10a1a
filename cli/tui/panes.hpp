// The panes of a run at one of its scenes: source, output, goroutines, things, who ran when.
//
// Pure functions of a recording and a scene.
#pragma once

#include "tui/frame.hpp"
#include "tui/recording.hpp"
#include "tui/scene.hpp"
#include "tui/source.hpp"
#include "words/names.hpp"

namespace golearn::tui {

/// All that panes are made of.
struct PaneOf {
  const lessons::Program& program;
  const Recording& recording;
  const Scene& scene;
  const words::Names& names;
};

/// Who stands on which line.
SourceMarks marks_of(const PaneOf& of);

/// What has been printed, the last lines of it; with reasons, where there is room for them.
Rows output_rows(const PaneOf& of, int columns, int height, bool whys);

/// A goroutine a row, at most so many; of more, how many there are.
Rows goroutine_rows(const PaneOf& of, int columns, std::size_t most);

/// Channels, locks, variables, and what they hold, at most so many.
Rows thing_rows(const PaneOf& of, int columns, std::size_t most);

/// Of each goroutine a row: when it ran, up to the scene.
Rows lane_rows(const PaneOf& of, int columns, std::size_t most);

/// `├──●────┤ 26/72`
Row scrubber(std::size_t at, std::size_t count, int columns);

/// `0.000043`
std::string seconds_of(std::int64_t nanoseconds);

}  // namespace golearn::tui
