// A replay token: a program, its knobs, and the choices of one run, as one word to copy.
//
//     g1:9.3.1/race:p2:s1:workers=2:03010201:5f1c
//
// In order: the version, the program, processors, seed, each knob that was typed, the schedule in hexadecimal, and a
// checksum over all before it. Letters after the processors are the run's rules: `t` steps took
// time, `a` any timer could go off, `d` random numbers were choices. Only characters that no shell
// minds. Any thread may call what is here.
#pragma once

#include <cstdint>
#include <string>

#include "golearn/explore/rules.hpp"
#include "golearn/explore/schedule.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::study {

struct Token {
  std::string program;  ///< its id
  int procs = 2;
  Rules rules = {};
  std::uint64_t seed = 1;
  TypedKnobs knobs = {};
  Schedule schedule = {};
};

std::string to_string(const Token& token);

/// Whether somebody who types `text` means a token, whole or not: nothing else has a colon.
bool looks_like_token(const std::string& text);

/// Throws Refusal when `text` is damaged, or of another version. Whether there is such a program is not asked.
Token parse_token(const std::string& text);

/// That repeats a run of `spec` that made these choices.
Token token_of(const RunSpec& spec, const Schedule& schedule, Rules rules);

/// What to throw when the schedule of a token turns out to be none of its program's.
Refusal does_not_fit();

/// The run that a token repeats; `runnable` is its program. Throws Refusal when the program has no such knobs.
RunSpec replay_of(const Runnable& runnable, const Token& token);

}  // namespace golearn::study
