// Which runs of a lesson's program are recorded of real Go, as data: a lesson's recorded.txt.
//
//     # NAME      HOW       FLAGS of the Go program
//     9.1.1-loop  alone     -scenario loop   brief -wait 1s
//
// A line is a recording. NAME is its file in tests/go-order, without .txt, and begins with the lesson's number. HOW is
// how scripts/record-go-order runs it: `alone`, a quick program, or one that prints much, whose order a busy machine
// disturbs; or `together` with all others, one that sleeps nearly all the time. `brief` tells that in real time it
// takes no longer than main's one sleep, with these flags as well, and that nobody else sleeps: so a test may run it in
// real time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/study/settings.hpp"
#include "lessons/course.hpp"

namespace golearn::lessons {

struct Recording {
  std::string name = {};
  const Program* program = nullptr;
  study::TypedKnobs knobs = {};
  std::optional<study::TypedKnobs> brief = {};  ///< the knobs of the brief run
  std::string_view text = {};                   ///< what real Go printed
};

/// Throws std::runtime_error, naming the line, when recorded.txt is something else, or names what is not there.
std::vector<Recording> recordings_of(const Entry& entry);

/// The recording of a program with these settings, if there is one.
std::optional<Recording> find_recording(const Program& program, const study::Settings& settings);

}  // namespace golearn::lessons
