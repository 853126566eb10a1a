// What the lessons' texts suggest to try.
#pragma once

#include <string>
#include <vector>

#include "args/request.hpp"

namespace golearn::test {

/// A command line, as golearn takes it. Throws Refusal if it does not.
args::Request parse(const std::string& command);

/// A program of the course, and knobs for it.
struct Suggested {
  const lessons::Program* program = nullptr;
  study::TypedKnobs knobs = {};
};

/// Every program with its defaults, and each that some text suggests with the knobs it suggests, sizes left small:
/// what is to be searched. None is there twice.
std::vector<Suggested> suggested_searches();

}  // namespace golearn::test
