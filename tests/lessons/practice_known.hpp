// What lessons/practice computes, kept: a test that breaks a mark asks for the same runs and the same searches again.
//
// One thread. Throws what lessons/practice throws.
#pragma once

#include <string>
#include <vector>

#include "lessons/practice/answers.hpp"

namespace golearn::test {

/// As lessons::judge().
const lessons::JudgedQuestion& judged(const lessons::Entry& entry, const lessons::Question& question,
                                      const std::string& value);
/// As lessons::attempt().
const lessons::Attempt& attempted(const lessons::Entry& entry, const lessons::Challenge& challenge,
                                  const lessons::Setup& turned);
/// As lessons::ways().
const lessons::Ways& ways_of(const lessons::Entry& entry, const lessons::Challenge& challenge,
                             const lessons::Setup& turned = {});
/// What comes of the challenge's program if the player lets go whoever would go by itself; or, if it is run, by Go's
/// rules.
const lessons::Came& untouched(const lessons::Entry& entry, const lessons::Challenge& challenge);
const lessons::Came& in_go_order(const lessons::Entry& entry, const lessons::Challenge& challenge);
/// What comes of a run in random orders on two processors: any that there can be.
const std::vector<lessons::Came>& in_random_orders(const lessons::Program& program, study::RunSpec spec);
/// What comes of the run that a token repeats.
const lessons::Came& replayed(const lessons::Program& program, const study::Token& token);

}  // namespace golearn::test
