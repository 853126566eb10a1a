#include "words/result_cause.hpp"

#include <algorithm>
#include <ranges>

#include "golearn/study/path.hpp"
#include "golearn/study/run.hpp"
#include "words/names.hpp"
#include "words/turns.hpp"

namespace golearn::words {
namespace {

using study::Language;
using study::RunSpec;

// Of a run with more the last is not looked for: each takes a few runs.
constexpr std::size_t kMostPreemptions = 8;

// Whoever came first did something to what the other was about to use.
bool is_about_one_object(const study::Intervention& intervention) {
  const auto& mine = intervention.comes.objects;
  return std::ranges::any_of(mine, [&](ObjectId object) {
    return std::ranges::find(intervention.would_come.objects, object) != intervention.would_come.objects.end();
  });
}

std::string who_goes_round(Language language, RunSpec replay) {
  replay.watch.insert("names");
  const study::RunRecord record = run(replay);
  const Names names(language, *replay.runnable, record);
  std::string all;
  for (const GoroutineInfo& each : record.outcome.goroutines) {
    if (each.state == GoroutineState::waiting || !each.started) continue;
    all += (all.empty() ? "" : ", ") + names.goroutine(each.id) + names.at(each.at);
  }
  if (all.empty()) return "";
  return names.say({"끝없이 도는 것: " + all, "keeps going round: " + all});
}

}  // namespace

std::string cause_of(Language language, const RunSpec& replay, const study::Found& found) {
  if (found.ending == Ending::step_limit) return who_goes_round(language, replay);
  if (found.preemptions == 0 || found.preemptions > kMostPreemptions) return "";
  const study::Path path = study::path_of(replay, replay.schedule);
  for (const study::Intervention& each : path.interventions | std::views::reverse) {
    if (is_about_one_object(each)) return about_intervention(names_of(language, *replay.runnable, path.end), each);
  }
  return "";
}

}  // namespace golearn::words
