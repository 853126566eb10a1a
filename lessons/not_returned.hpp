// A finding for lessons in which main receives from every goroutine and ends: some may not have returned by then.
#pragma once

#include <algorithm>

#include <fmt/format.h>

#include "lessons/lesson.hpp"

namespace golearn::lessons {

/// Adds it, if there are such goroutines. Only of runs in which main has received from all.
inline void add_not_returned(std::vector<Text>& findings, const Outcome& outcome) {
  const auto left = std::ranges::count_if(outcome.goroutines, [](const GoroutineInfo& g) { return g.id != 1; });
  if (left == 0) return;
  if (outcome.spawned == 2) {
    findings.push_back({"main은 고루틴에게서 값을 받았다. 그 고루틴은 아직 반환하지 않은 채 끊겼다.",
                        "Main had received from the goroutine, which had not returned yet and was cut off."});
    return;
  }
  findings.push_back(
      {fmt::format("main은 모든 고루틴에게서 값을 받았다. 그 가운데 {}개는 값을 보낸 뒤 아직 반환하지 않은 채 끊겼다.",
                   left),
       fmt::format("Main had received from every goroutine. {} of them had sent but not returned yet, and {} cut off.",
                   left, left == 1 ? "was" : "were")});
}

}  // namespace golearn::lessons
