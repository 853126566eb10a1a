// A replay token: a lesson's program, its knobs, and the choices of one run, as one word to copy.
//
//     g1:9.3.1/race:p2:s1:workers=2:03010201:5f1c
//
// In order: the version, the program, processors, seed, each knob that was typed, the schedule in hexadecimal, and a
// checksum over all before it. A `t` after the processors means that steps took time. Only characters that no shell
// minds.
#pragma once

#include <string>

#include "explore/schedule.hpp"
#include "request.hpp"

namespace golearn::cli {

struct Token {
  Program program;
  std::uint64_t seed = 1;
  bool ticking = false;
  Schedule schedule = {};
};

std::string to_string(const Token& token);

/// Throws WrongUse when `text` is damaged, of another version, or names what this golearn does not have.
Token parse_token(const Terminal& terminal, const std::string& text);

}  // namespace golearn::cli
