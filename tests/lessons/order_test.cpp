// At one processor golearn prints what real Go prints, line for line: every recording of tests/go-order.
#include <filesystem>
#include <set>

#include "explore/go_order.hpp"
#include "lesson_run.hpp"
#include "support/catch.hpp"
#include "support/recorded.hpp"
#include "support/recordings.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

void check_order(const Recording& recording, const Knobs& knobs, const Config& config) {
  CAPTURE(recording.name);
  if (!bearable(recording.id).empty()) return;
  const LessonRun run = run_lesson(recording.id, knobs, config);
  const Lines expected = go_order(recording.name + ".txt");
  const Lines printed = normalised(run.lines, *choose(recording.id).scenario);
  CHECK(run.outcome.exit_status == 0);
  REQUIRE(printed.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (printed[i] == expected[i]) continue;
    INFO("line " << i + 1);
    REQUIRE(printed[i] == expected[i]);
  }
}

}  // namespace

TEST_CASE("every recording has its run", "[order]") {
  std::set<std::string> names;
  for (const Recording& recording : recordings()) CHECK(names.insert(recording.name + ".txt").second);
  std::size_t found = 0;
  for (const auto& file : std::filesystem::directory_iterator(GOLEARN_TESTS_DIR "/go-order")) {
    if (file.path().extension() != ".txt") continue;
    CAPTURE(file.path().string());
    CHECK(names.contains(file.path().filename().string()));
    ++found;
  }
  CHECK(found == names.size());
}

TEST_CASE("in virtual time golearn prints what Go prints", "[order]") {
  const bool other_seed = GENERATE(false, true);
  for (const Recording& recording : recordings()) {
    Config config = on(1);
    if (other_seed) config.seed = 7;
    check_order(recording, recording.knobs, config);
  }
}

TEST_CASE("the strategy of Go's order prints what Go prints", "[order]") {
  for (const Recording& recording : recordings()) {
    GoOrder order;
    Config config = on(1);
    config.strategy = &order;
    check_order(recording, recording.knobs, config);
  }
}

TEST_CASE("in real time golearn prints what Go prints", "[real]") {
  for (const Recording& recording : recordings()) {
    if (recording.brief) check_order(recording, recording.brief_knobs, on(1, ClockMode::real));
  }
}

TEST_CASE("a program's recording is found by the command line", "[order]") {
  for (const std::string& id : program_ids()) {
    const auto& [entry, scenario] = choose(id);
    if (!scenario->determined || scenario->dies || id == "9.2.5/random") continue;
    CAPTURE(id);
    const std::string& own = scenario->recording;
    const bool found = (!own.empty() && lessons::find_recording(own)) ||
                       lessons::find_recording(entry->lesson.id + "-" + scenario->name) ||
                       lessons::find_recording(entry->lesson.id);
    CHECK((found || id == "9.3.3"));
  }
}
