#include "golearn/study/run_spec.hpp"

#include <algorithm>

#include "golearn/core/config.hpp"

namespace golearn::study {

RunSpec usual_run(const Runnable& runnable, TypedKnobs typed) {
  return {.runnable = &runnable,
          .settings = Settings(runnable.knobs, std::move(typed)),
          .procs = runnable.procs ? runnable.procs : default_procs()};
}

RunSpec small_run(const Runnable& runnable, TypedKnobs typed) {
  return {.runnable = &runnable,
          .settings = Settings(runnable.knobs, std::move(typed), Settings::Size::small),
          .procs = 2,
          .seed = 1};
}

RunSpec for_search(RunSpec spec) {
  spec.driver = Driver::strategy;
  spec.isolated = true;
  spec.seed = std::max<std::uint64_t>(spec.seed, 1);
  if (spec.step_limit == 0) spec.step_limit = kLongestRun;
  return spec;
}

Runnable runnable_of(std::function<void()> main) {
  return {.id = {}, .name = {}, .title = {}, .body = [main = std::move(main)](const ProgramRun&) { main(); }};
}

}  // namespace golearn::study
