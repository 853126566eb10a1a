// The one function that runs a program: what it tells meanwhile, and what it leaves.
#include "golearn/study/run.hpp"

#include <algorithm>
#include <set>

#include "golearn/core/event_facts.hpp"
#include "golearn/study/search.hpp"
#include "golearn/study/token.hpp"
#include "golearn/study/watched.hpp"
#include "golearn/study/watchers.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::ProgramRun;
using study::RunRecord;
using study::RunSpec;

// Adds one to a variable in each of `workers` goroutines, unguarded unless `guard`, and measures what came of it.
study::Runnable counter() {
  study::Runnable program;
  program.id = program.name = "counter";
  program.knobs = {study::integer("workers", 5, 1, 100, {}).in_search("2"), study::flag("guard", {})};
  program.body = [](const ProgramRun& k) {
    auto x = make<Shared<int>>();
    auto mutex = make<Mutex>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < k.integer("workers"); ++i) {
      wg->go([=, guard = k.flag("guard")] {
        if (guard) mutex->lock();
        x->add(1);
        if (guard) mutex->unlock();
      });
    }
    wg->wait();
    println("began with", 0);
    println("final", x->load());
    k.measure("final", x->load());
  };
  return program;
}

// Writes down who calls it, in order.
class Diary final : public study::Sink {
 public:
  void begins(study::LiveRun& /*run*/) override { all += "begins "; }
  void printed(const Printed& line) override { all += std::string(line.text.substr(0, line.text.find('\n'))) + " "; }
  void event(const Event& /*event*/) override { ++events; }
  void over() override { all += "over"; }
  [[nodiscard]] bool wants_events() const override { return wants; }

  std::string all;
  int events = 0;
  bool wants = false;
};

}  // namespace

TEST_CASE("a run leaves its outcome, what it printed, and its figures", "[study]") {
  const study::Runnable program = counter();
  RunSpec spec = study::usual_run(program, {{"workers", "3"}});
  spec.procs = 1;
  const RunRecord record = study::run(spec);
  CHECK(record.outcome.ending == Ending::returned);
  CHECK(record.outcome.spawned == 4);
  CHECK(record.printed == "began with 0\nfinal 3\n");
  CHECK(record.figures->measured("final") == 3);
}

TEST_CASE("every run has figures of its own", "[study]") {
  study::Runnable program;
  program.body = [](const ProgramRun& k) { k.measure("seen", k.measured("seen", 0) + 1); };
  const RunSpec spec = study::usual_run(program);
  const RunRecord first = study::run(spec);
  const RunRecord second = study::run(spec);
  CHECK(first.figures->measured("seen") == 1);
  CHECK(second.figures->measured("seen") == 1);
}

TEST_CASE("a sink is told when the run begins, of each line, and when it is over", "[study]") {
  const study::Runnable program = counter();
  RunSpec spec = study::usual_run(program);
  spec.procs = 1;
  Diary diary;
  diary.wants = GENERATE(false, true);
  study::run(spec, diary);
  CHECK(diary.all == "begins began with 0 final 5 over");
  CHECK((diary.events > 10) == diary.wants);
}

TEST_CASE("what is watched is left, and nothing else", "[study]") {
  const study::Runnable program = counter();
  RunSpec spec = study::small_run(program);
  spec.driver = study::Driver::sampler;
  const RunRecord nothing = study::run(spec);
  CHECK(nothing.outcome.exit_status == 0);
  CHECK(nothing.seen.get<study::Races>().races.empty());
  CHECK(nothing.seen.get<study::Events>().entries.empty());
  for (const study::WatcherRow& row : study::watchers()) spec.watch.emplace(row.name);
  const RunRecord all = study::run(spec);
  CHECK(all.printed == nothing.printed);
  CHECK(all.outcome.exit_status == 66);  // as go run -race exits
  CHECK(all.seen.get<study::Races>().races.size() == 1);
  CHECK(all.seen.get<study::Reasons>().lines.size() == 2);
  CHECK(all.seen.get<study::Named>().started.size() == 3);  // the runtime starts main
  CHECK(all.seen.get<study::Processors>().occupancy);
  CHECK(all.seen.get<study::Waits>().leaks.empty());
  CHECK(!all.seen.get<study::Events>().entries.empty());
}

TEST_CASE("what nobody can watch for is refused", "[study]") {
  const study::Runnable program = counter();
  RunSpec spec = study::small_run(program);
  spec.watch = {"races"};
  CHECK_THROWS_AS(study::run(spec), std::invalid_argument);
}

TEST_CASE("kept events show what was read and written", "[study]") {
  const study::Runnable program = counter();
  RunSpec spec = study::small_run(program, {{"workers", "1"}});
  spec.driver = study::Driver::sampler;
  spec.watch = {"events"};
  Lines accesses;
  const RunRecord record = study::run(spec);
  for (const Trace::Entry& entry : record.seen.get<study::Events>().entries) {
    const EventKind kind = entry.event.kind;
    if (kind != EventKind::load && kind != EventKind::store) continue;
    accesses.push_back(std::string(to_string(kind)) + " " + std::string(entry.seen().text));
  }
  CHECK(accesses == Lines{"load 0", "store 1", "load 1", "load 1"});
}

TEST_CASE("a race that is guarded is none, and changes no exit status", "[study]") {
  const study::Runnable program = counter();
  RunSpec spec = study::small_run(program, {{"guard", "true"}});
  spec.driver = study::Driver::sampler;
  spec.watch = {"race"};
  const RunRecord record = study::run(spec);
  CHECK(record.seen.get<study::Races>().races.empty());
  CHECK(record.outcome.exit_status == 0);
}

TEST_CASE("the same spec of a controlled run gives the same run", "[study]") {
  const study::Runnable program = counter();
  RunSpec spec = study::usual_run(program, {{"workers", "20"}});
  spec.procs = 2;
  spec.driver = study::Driver::sampler;
  spec.watch = {"events"};
  std::set<std::string> printed;
  for (spec.seed = 1; spec.seed <= 20; ++spec.seed) {
    const RunRecord one = study::run(spec);
    const RunRecord two = study::run(spec);
    CHECK(one.printed == two.printed);
    CHECK(one.seen.get<study::Events>().entries.size() == two.seen.get<study::Events>().entries.size());
    printed.insert(one.printed);
  }
  CHECK(printed.size() > 1);
}

TEST_CASE("the seed is that of the program's random numbers too", "[study]") {
  const study::Runnable program = study::runnable_of([] { println(rnd(1'000'000)); });
  RunSpec spec = study::usual_run(program);
  std::set<std::string> printed;
  for (spec.seed = 1; spec.seed <= 10; ++spec.seed) {
    printed.insert(study::run(spec).printed);
    printed.insert(study::run(spec).printed);
  }
  CHECK(printed.size() == 10);
}

TEST_CASE("a run that died exits as it died, raced or not", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto x = make<Shared<int>>();
    go([=] { x->store(1); });
    sleep(1ms);
    x->load();
    panic("enough");
  });
  RunSpec spec = study::small_run(program);
  spec.driver = study::Driver::sampler;
  spec.watch = {"race"};
  const RunRecord record = study::run(spec);
  CHECK(record.seen.get<study::Races>().races.size() == 1);
  CHECK(record.outcome.exit_status == 2);
}

TEST_CASE("every result of a search is replayed by its token, and no other program is", "[study]") {
  const study::Runnable program = counter();
  const RunSpec spec = study::small_run(program);
  const study::SearchReport report = study::search(spec, {.kind = study::SearchKind::exhaustive});
  REQUIRE(report.results.size() == 2);
  for (const study::Result& result : report.results) {
    const study::Token token = study::parse_token(to_string(study::token_of(spec, result.example, result.rules)));
    const RunRecord again = study::run(study::replay_of(program, token));
    CHECK_FALSE(again.strayed);
    CHECK(again.printed == result.printed);
  }
  study::Runnable other = study::runnable_of([] { println("nothing to choose"); });
  const RunRecord strayed = study::run(study::replay_of(other, {.program = "", .schedule = {{1, 1, 1}}}));
  CHECK_FALSE(strayed.strayed);  // it never came to a choice
  other = study::runnable_of([] {
    go([] {});
    gosched();
  });
  CHECK(study::run(study::replay_of(other, {.program = "", .schedule = {{7}}})).strayed);
}

}  // namespace golearn::test
