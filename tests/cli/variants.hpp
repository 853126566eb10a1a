// A program of the course at every setting worth looking at.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "golearn/study/run_spec.hpp"
#include "lessons/course.hpp"

namespace golearn::test {

/// Its defaults; each knob at other values, small and large; each flag and choice with each of those. What contradicts
/// itself is left out, and for a program that measures the machine what takes longer than its defaults.
std::vector<study::TypedKnobs> settings_of(const lessons::Program& program);

/// Runs with those knobs: on 1, 2 and 4 processors, in virtual time, and one step at a time by two seeds. A program
/// that measures the machine runs once, in real time.
std::vector<study::RunSpec> runs_of(const lessons::Program& program, const study::TypedKnobs& knobs);

/// As one would type it, without `golearn lesson`.
std::string told(const study::RunSpec& spec);

}  // namespace golearn::test
