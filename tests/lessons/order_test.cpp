// At one processor golearn prints what real Go prints, line for line: every recording of tests/go-order.
#include <filesystem>
#include <set>

#include "golearn/explore/go_order.hpp"
#include "lesson_run.hpp"
#include "lessons/recordings.hpp"
#include "support/catch.hpp"
#include "support/recorded.hpp"
#include "support/recordings.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

using lessons::Recording;

void check_order(const Recording& recording, const Knobs& knobs, const Config& config) {
  CAPTURE(recording.name);
  const std::string& id = recording.program->runnable.id;
  if (!bearable(id).empty()) return;
  const LessonRun run = run_lesson(id, knobs, config);
  const Lines expected = go_order(recording.name + ".txt");
  const Lines printed = normalised(run.lines, recording.program->scenario);
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
    if (recording.brief) check_order(recording, *recording.brief, on(1, ClockMode::real));
  }
}

TEST_CASE("a program of a certain order has a recording", "[order]") {
  for (const std::string& id : program_ids()) {
    const lessons::Program& program = choose(id);
    if (!program.scenario.determined || program.scenario.dies || id == "9.2.5/random") continue;
    CAPTURE(id);
    const bool by_default = lessons::find_recording(program, study::Settings(program.scenario.knobs)).has_value();
    CHECK((by_default || id == "10.7" || id == "12.1"));  // those are recorded with other knobs
  }
}

TEST_CASE("a recording is found by the knobs that it was made with", "[order]") {
  for (const Recording& recording : recordings()) {
    CAPTURE(recording.name);
    const study::Settings settings(recording.program->scenario.knobs, recording.knobs);
    const auto found = lessons::find_recording(*recording.program, settings);
    REQUIRE(found);
    CHECK(found->name == recording.name);
    CHECK(lines_of(found->text) == go_order(recording.name + ".txt"));
  }
}
