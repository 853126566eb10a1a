// Searching the schedules of a program that a test writes.
#pragma once

#include <functional>

#include "golearn/study/search.hpp"

namespace golearn::test {

/// Every schedule, unless `plan` says otherwise.
inline study::SearchReport search_all(std::function<void()> main,
                                      const study::SearchPlan& plan = {.kind = study::SearchKind::exhaustive},
                                      int procs = 2, bool races = false) {
  const study::Runnable runnable = study::runnable_of(std::move(main));
  study::RunSpec spec = study::small_run(runnable);
  spec.procs = procs;
  if (races) spec.watch.insert("race");
  return search(spec, plan);
}

}  // namespace golearn::test
