// The race detector on the lessons: no false alarm on what is synchronised, and no race missed.
#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// Runs 1,000 random schedules with the detector.
study::SearchReport thousand(const std::string& id, const Knobs& knobs) {
  return search_lesson(id, knobs, {.kind = study::SearchKind::sampled, .schedules = 1000}, true);
}

std::uint64_t raced(const study::SearchReport& report) {
  std::uint64_t count = 0;
  for (const study::Result& result : report.results) count += result.raced ? result.schedules : 0;
  return count;
}

struct Variant {
  std::string id;
  Knobs knobs;
};

// Programs whose accesses nothing orders, whatever the schedule.
const std::vector<Variant>& racing() {
  static const std::vector<Variant> all{{"9.1.3/captured", {{"capture", "shared"}}},
                                        {"9.3.1", {}},
                                        {"9.3.2", {{"no-sync", "true"}}},
                                        {"9.3.3", {{"no-sync", "true"}}},
                                        {"9.3.4", {{"no-sync", "true"}}},
                                        {"9.3.5", {{"no-sync", "true"}}},
                                        {"9.3.7/counter", {{"no-sync", "true"}}},
                                        {"11.9", {}},
                                        {"11.13", {{"no-sync", "true"}}},
                                        {"11.14", {{"capture", "shared"}}},
                                        {"12.2", {{"no-sync", "true"}}},
                                        {"13.3/mutex", {{"no-sync", "true"}}},
                                        {"13.4/race", {{"no-sync", "true"}}}};
  return all;
}

// Every other program as the course has it, and every other way of synchronising it.
std::vector<Variant> synchronised() {
  std::vector<Variant> all;
  for (const std::string& id : program_ids()) {
    const lessons::Scenario& scenario = choose(id).scenario;
    if (id != "9.3.1" && id != "11.9") all.push_back({id, {}});
    for (const study::Knob& knob : scenario.knobs) {
      if (knob.name != "sync" && knob.name != "wake") continue;
      for (const std::string& choice : knob.choices) {
        if (choice != "none") all.push_back({id, {{knob.name, choice}}});
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE("no synchronised program has a race in any of 1,000 schedules", "[alarms]") {
  for (const auto& [id, knobs] : synchronised()) {
    CAPTURE(id, knobs);
    const study::SearchReport report = thousand(id, knobs);
    CHECK(report.schedules == 1000);
    CHECK(raced(report) == 0);
  }
}

TEST_CASE("a program whose accesses nothing orders has a race in each of 1,000 schedules", "[alarms]") {
  for (const auto& [id, knobs] : racing()) {
    CAPTURE(id, knobs);
    const study::SearchReport report = thousand(id, knobs);
    CHECK(report.schedules == 1000);
    CHECK(raced(report) == 1000);
  }
}
