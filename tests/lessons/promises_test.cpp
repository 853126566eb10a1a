// What the programs promise: kept where the lesson says so, broken where it shows how to break it.
#include <algorithm>
#include <optional>

#include "golearn/study/run.hpp"
#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// With `keeping` the promise holds in every order, with `breaking` some order breaks it.
struct Tried {
  std::string id;
  Knobs keeping = {};
  std::optional<Knobs> breaking = {};  // none: only its defaults are known, or what breaks it dies
};

const Knobs kNoSync{{"no-sync", "true"}};

const std::vector<Tried>& all_tried() {
  static const std::vector<Tried> all{
      {"9.1.3/captured", {}, Knobs{{"capture", "shared"}}},
      {"9.3.1", {{"sync", "mutex"}}, kNoSync},
      {"9.3.2", {}, kNoSync},
      {"9.3.3", {}, kNoSync},
      {"9.3.4", {}, kNoSync},
      {"9.3.5", {}, kNoSync},
      {"9.3.6", {}, Knobs{{"add-inside", "true"}}},
      {"9.3.7/counter", {}, kNoSync},
      {"10.4", {}, kNoSync},
      {"10.5", {}, kNoSync},
      {"11.5", {}, Knobs{{"wait", "0s"}}},
      {"11.9", {{"sync", "mutex"}}, Knobs{{"sync", "atomic"}}},
      {"11.10", {{"end-first", "true"}}, Knobs{{"end-first", "false"}}},
      {"11.12/semaphore", {}, kNoSync},
      {"11.12/order", {}, kNoSync},
      {"11.13", {}, kNoSync},
      {"11.14", {}, Knobs{{"capture", "shared"}}},
      {"11.16", {}, kNoSync},
      {"12.1", {{"interrupt-after", "500ms"}, {"prompt", "true"}}, Knobs{{"interrupt-after", "500ms"}}},
      {"12.2"},
      {"12.3"},
      {"13.3/mutex", {}, kNoSync},
      {"13.3/waitgroup", {}, kNoSync},
      {"13.4/race", {}, kNoSync},
  };
  return all;
}

study::RunRecord run_at_random(const std::string& id, const Knobs& knobs, std::uint64_t seed) {
  Knobs all = bearable(id);
  all.insert(knobs.begin(), knobs.end());
  study::RunSpec spec = study::usual_run(choose(id).runnable, all);
  spec.procs = 2;
  spec.driver = study::Driver::sampler;
  spec.seed = seed;
  return study::run(spec);
}

bool breaks(const study::SearchReport& report) {
  return std::ranges::any_of(report.results, [](const study::Result& r) { return !r.broken.empty(); });
}

const study::SearchPlan kSome{.kind = study::SearchKind::exhaustive, .schedules = kSanitized ? 500U : 5'000U};

}  // namespace

TEST_CASE("every promise of the course is tried", "[promise]") {
  for (const std::string& id : program_ids()) {
    CAPTURE(id);
    CHECK(choose(id).runnable.promises.empty() == (std::ranges::count(all_tried(), id, &Tried::id) == 0));
  }
}

TEST_CASE("a program keeps its promise at its usual size, where the lesson says so", "[promise]") {
  for (const Tried& tried : all_tried()) {
    for (std::uint64_t seed = 1; seed <= (kSanitized ? 3 : 20); ++seed) {
      CAPTURE(tried.id, seed);
      const study::RunRecord record = run_at_random(tried.id, tried.keeping, seed);
      CHECK((record.outcome.ending == Ending::returned || record.outcome.ending == Ending::exited));
      CHECK(record.broken.empty());
    }
  }
}

TEST_CASE("no schedule breaks the promise where the lesson says so, and some schedule does where not", "[promise]") {
  for (const Tried& tried : all_tried()) {
    CAPTURE(tried.id);
    CHECK_FALSE(breaks(search_lesson(tried.id, tried.keeping, kSome)));
    if (tried.breaking) CHECK(breaks(search_lesson(tried.id, *tried.breaking, kSome)));
  }
}

// The program prints that no seat is left, and yet two were sold: the counter itself lost an update.
TEST_CASE("what is sold is counted, and not read from the counter that is raced for", "[promise]") {
  const auto report = search_lesson("13.4/race", kNoSync);
  const auto honest_looking = [](const study::Result& r) {
    return r.printed == "seats left : 0\n" && !r.broken.empty();
  };
  CHECK(std::ranges::any_of(report.results, honest_looking));
}
