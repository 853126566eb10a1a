// Real Go is asked what golearn says of a run: once for each answer and for each solution of a challenge.
//
// GOLEARN_PRACTICE_RUNS=40 asks each 40 times, on one, two and four processors in turn where the task says no number:
// for who writes questions, which have to be certain in real Go too.
#include <algorithm>
#include <cstdlib>
#include <functional>

#include "go_programs.hpp"
#include "practice_checks.hpp"
#include "practice_known.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Came;
using lessons::Entry;

namespace {

// What real Go is asked: a run, and what is to come of it.
struct Asked {
  std::string name;
  GoRun run;
  bool any_procs = false;
  std::string wanted;
  std::function<std::string(const Came&)> says;
  std::string went = {};  // what it said last
};

std::size_t times() {
  const char* given = std::getenv("GOLEARN_PRACTICE_RUNS");
  return given ? std::stoul(given) : 1;
}

void add_answers(std::vector<Asked>& all, const Entry& entry, const lessons::Question& question) {
  const lessons::Program& program = program_of(entry, question.setup);
  for (const std::string& value : values_of(question)) {
    const lessons::JudgedQuestion& it = judged(entry, question, value);
    all.push_back({.name = entry.id + "/" + question.id + " " + value,
                   .run = {&program, it.spec.settings.typed(), it.spec.procs},
                   .any_procs = procs_of(entry, question).size() > 1,
                   .wanted = it.came,
                   .says = [&question](const Came& came) { return answer(question.ask, came).value_or("nothing"); }});
  }
}

void add_solutions(std::vector<Asked>& all, const Entry& entry, const lessons::Challenge& challenge) {
  const lessons::Program& program = program_of(entry, challenge.setup);
  for (const lessons::Setup& solution : challenge.solutions) {
    const lessons::Attempt& it = attempted(entry, challenge, solution);
    all.push_back({.name = entry.id + "/" + challenge.id,
                   .run = {&program, it.spec.settings.typed(), it.spec.procs},
                   .any_procs = solution.procs == 0 && procs_of(entry, challenge).size() > 1,
                   .wanted = "reached",
                   .says = [&](const Came& came) { return passes(challenge.goal, came) ? "reached" : "missed"; }});
  }
}

std::vector<Asked> all_asked() {
  std::vector<Asked> all;
  for (const Entry& entry : lessons::course()) {
    for (const lessons::Question& question : practice_of(entry).questions) {
      if (!question.all && !question.setup.virtual_time) add_answers(all, entry, question);
    }
    for (const lessons::Challenge& challenge : practice_of(entry).challenges) {
      if (!challenge.play && !challenge.always && !challenge.setup.virtual_time) add_solutions(all, entry, challenge);
    }
  }
  return all;
}

// Asks each once, and keeps those to which it said something else.
void ask(std::vector<Asked>& all, const GoPrograms& programs, std::size_t round) {
  std::set<GoRun> runs;
  for (Asked& each : all) {
    if (each.any_procs) each.run.procs = 1 << (round % 3);
    runs.insert(each.run);
  }
  const auto came = programs.run(runs);
  for (Asked& each : all) each.went = each.says(came.at(each.run));
  std::erase_if(all, [](const Asked& each) { return each.went == each.wanted; });
}

Lines words_of(const std::vector<Asked>& all) {
  Lines words;
  for (const Asked& each : all) words.push_back(each.name + ": " + each.wanted + ", real Go: " + each.went);
  return words;
}

}  // namespace

TEST_CASE("real Go answers as golearn does, and its runs reach what a solution is to reach", "[practice-go][many]") {
  const auto go = usable_go();
  if (!go) return;
  const GoPrograms programs(*go);
  const std::vector<Asked> all = all_asked();
  CHECK(all.size() > 100);
  for (std::size_t round = 0; round < times(); ++round) {
    std::vector<Asked> left = all;
    ask(left, programs, round);
    // On a busy machine a process may stand still where its goroutines would not: who differs once is asked again, but
    // not where certainty is what is looked for.
    for (int again = 0; again < 2 && times() == 1 && !left.empty(); ++again) ask(left, programs, round);
    CAPTURE(round);
    CHECK(words_of(left) == Lines{});
  }
}

TEST_CASE("what a Go process died of is read from its report", "[practice-go]") {
  const auto came = [](int status, const std::string& errors) { return came_of_go({status, "a\nb\n", errors}); };
  CHECK(came(0, "").ending == Ending::returned);
  CHECK(came(0, "").lines == Lines{"a", "b"});
  CHECK(came(1, "").ending == Ending::exited);
  CHECK(came(124, "").ending == Ending::timed_out);
  CHECK(came(2, "fatal error: sync: unlock of unlocked mutex\n").ending == Ending::fatal);
  const Came died =
      came(2, "panic: send on closed channel\n\ngoroutine 7 [running]:\nmain.f()\n\t/x/program.go:32 +0x1\n");
  CHECK(died.ending == Ending::panicked);
  CHECK(died.message == "panic: send on closed channel");
  const Came stuck = came(2,
                          "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [sync.WaitGroup.Wait]:\n"
                          "sync.(*WaitGroup).Wait(0x1)\n\t/go/sync/waitgroup.go:118 +0x4\nmain.f()\n\t/x/program.go:21 "
                          "+0x1\nmain.main()\n\t/x/program.go:60 +0x2\n\ngoroutine 18 [chan send]:\nmain.g()\n"
                          "\t/x/program.go:27 +0x1\ncreated by main.f in goroutine 1\n\t/x/program.go:19 +0x9\n");
  CHECK(stuck.ending == Ending::deadlocked);
  CHECK(stuck.stuck == std::map<std::uint64_t, unsigned>{{1, 21}, {18, 27}});
}
