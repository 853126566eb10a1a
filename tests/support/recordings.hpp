// What is recorded of real Go, for all lessons.
#pragma once

#include <vector>

#include "lessons/recordings.hpp"

namespace golearn::test {

inline std::vector<lessons::Recording> recordings() {
  std::vector<lessons::Recording> all;
  for (const lessons::Entry& entry : lessons::course()) {
    for (lessons::Recording& recording : recordings_of(entry)) all.push_back(std::move(recording));
  }
  return all;
}

}  // namespace golearn::test
