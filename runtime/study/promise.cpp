#include "golearn/study/promise.hpp"

namespace golearn::study {

std::vector<const Promise*> given_with(const Settings& settings, const std::vector<Promise>& all) {
  std::vector<const Promise*> given;
  for (const Promise& each : all) {
    if (!each.given || each.given(settings)) given.push_back(&each);
  }
  return given;
}

std::vector<std::size_t> broken_by(const ProgramRun& run, const Outcome& outcome,
                                   const std::vector<const Promise*>& promises) {
  std::vector<std::size_t> broken;
  if (outcome.ending != Ending::returned && outcome.ending != Ending::exited) return broken;
  for (std::size_t i = 0; i < promises.size(); ++i) {
    if (!promises[i]->kept(run, outcome)) broken.push_back(i);
  }
  return broken;
}

}  // namespace golearn::study
