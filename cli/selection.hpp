// Which lesson and which of its programs a command line means.
#pragma once

#include <string>
#include <vector>

#include "course.hpp"
#include "render/terminal.hpp"

namespace golearn::cli {

struct Selection {
  const lessons::Entry* entry = nullptr;
  std::vector<const lessons::Scenario*> scenarios;
  bool one = false;  // a single program was named
};

/// Finds `9.2.2`, `buffering`, `9.2.2/buffered`. Throws WrongUse, naming the nearest there is.
Selection select_lesson(const Terminal& terminal, const std::string& id);

/// " — did you mean 'x'?", or nothing when `name` is empty.
std::string did_you_mean(const Terminal& terminal, const std::string& name);

}  // namespace golearn::cli
