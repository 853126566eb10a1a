// golearn diff: with and without synchronisation, or another flag, in step.
#include "lessons/course.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

struct Parting {
  std::string all;   // what it printed
  std::string with;  // what each does first where they part
  std::string without;
};

Parting diff(const std::string& line) {
  const End end = run("diff " + line + " --lang en", {.environment = {{"COLUMNS", "200"}}});
  CAPTURE(end.err);
  REQUIRE(end.status == 0);
  const auto at = end.out.find("here they part");
  if (at == std::string::npos) return {end.out, "", ""};
  const Lines lines = lines_of(end.out.substr(at));
  const auto behind_label = [](const std::string& text) { return text.substr(text.find(": ") + 2); };
  return {end.out, behind_label(lines.at(1)), behind_label(lines.at(2))};
}

// What became of one of the two: the list under its name.
std::string gave(const std::string& all, const std::string& side) {
  const auto at = all.rfind("\n" + side + "\n");
  REQUIRE(at != std::string::npos);
  return all.substr(at, all.find("\n\n", at) - at);
}

}  // namespace

TEST_CASE("the two part where the lock holds one back", "[diff]") {
  const auto& [line, lock, access] = GENERATE(table<std::string, std::string, std::string>({
      {"9.3.1", "waits: sync.Mutex.Lock mutex, held by g", "reads num: 0"},
      {"9.3.2", "waits: sync.Mutex.Lock mutex, held by g", "reads num: 0"},
      {"9.3.3", "waits: sync.RWMutex.Lock mutex, held by g", "reads data: 0"},
      {"9.3.4", "waits: sync.Mutex.Lock mutex, held by g", "sends on ch: 777"},
      {"10.5", "waits: sync.Mutex.Lock mutex, held by g", "reads balance: "},
      {"11.9", "waits: sync.Mutex.Lock mutex, held by g", "reads left: 1"},
      {"11.13", "waits: sync.Mutex.Lock mutex, held by g", "reads data: "},
      {"13.3/mutex", "waits: sync.Mutex.Lock mu, held by g", "reads hits: 0"},
      {"13.4/race", "waits: sync.Mutex.Lock mu, held by g", "reads seats: 1"},
  }));
  CAPTURE(line);
  const Parting parting = diff(line);
  CHECK(has(parting.with, lock));
  CHECK(has(parting.without, access));
  // The same goroutine waits and does not.
  CHECK(parting.with.substr(0, parting.with.find(' ')) == parting.without.substr(0, parting.without.find(' ')));
}

TEST_CASE("where the same goroutine does the same with another value, the two values are told", "[diff]") {
  const auto& [line, with, without] = GENERATE(table<std::string, std::string, std::string>({
      {"11.9 --sync atomic", "g3 (raceCondition.func1) reads left: 0", "g3 (raceCondition.func1) reads left: 1"},
      {"9.3.7/counter", "g2 (counter.func1) changes cnt: 2", "g2 (counter.func1) writes cnt: 1"},
  }));
  CAPTURE(line);
  const Parting parting = diff(line);
  CHECK(has(parting.with, with));
  CHECK(has(parting.without, without));
}

TEST_CASE("the synchronised side is called by how it is", "[diff]") {
  CHECK(has(diff("11.9 --sync atomic").all, "\n--sync atomic  "));
  CHECK(has(diff("9.3.1").all, "\n--sync mutex  "));
  CHECK(has(diff("9.3.6").all, "\nwithout --"));
}

TEST_CASE("a select that goes on where the other run has ended chooses among its cases", "[diff]") {
  const Parting parting = diff("11.10 --end-first");
  CHECK(has(parting.with, "receives from a"));
  CHECK(has(parting.without, "receives from end"));
  const std::string& all = parting.all;
  CHECK(has(gave(all, "without --end-first"), "main ended"));
  CHECK(has(gave(all, "--end-first"), "main ended"));
}

TEST_CASE("before they part, both columns say the same, but for what one has alone", "[diff]") {
  for (const std::string line : {"9.3.1", "9.3.4", "11.13 --sync rwmutex", "9.3.1 --sync channel"}) {
    CAPTURE(line);
    const std::string all = diff(line).all;
    const auto begin = all.find("--no-sync\n");
    const Lines rows = lines_of(all.substr(begin, all.find("here they part") - begin));
    for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
      const auto bar = rows[i].find(" │");
      if (bar == std::string::npos) continue;
      const std::string left = rows[i].substr(0, bar);
      const std::string right = rows[i].substr(bar + std::string(" │").size());
      const bool alone = left.find_first_not_of(' ') == std::string::npos || right.empty();
      const auto deed = [](const std::string& text) {  // without the line's number, which differs
        const auto who = std::min(text.find(" g"), text.find(" main"));
        return text.substr(who, text.find_last_not_of(' ') + 1 - who);
      };
      if (!alone && !has(left, "go g")) CHECK(deed(left) == deed(right));
    }
  }
}

TEST_CASE("it finds the first seed that makes a difference, and says so", "[diff]") {
  const std::string all = diff("9.3.1").all;
  const std::string said = ": the first with which the results differ";
  const auto at = all.find(said);
  REQUIRE(at != std::string::npos);
  const auto number = all.rfind(' ', at) + 1;
  const std::string found = all.substr(number, at - number);
  CHECK(has(gave(all, "--sync mutex"), "None of 2 updates was lost"));
  CHECK(has(gave(all, "--no-sync"), "1 of 2 updates was lost"));
  for (int seed = 1; seed < std::stoi(found); ++seed) {
    CHECK(has(gave(diff("9.3.1 --seed " + std::to_string(seed)).all, "--no-sync"), "None of 2 updates was lost"));
  }
  CHECK(has(diff("9.3.1 --seed " + found).all, "procs 2 · sync mutex · workers 2 · seed " + found + "\n"));
}

TEST_CASE("it says so when none of the seeds makes a difference", "[diff]") {
  CHECK(has(diff("9.3.1 --workers 1").all, "with each of the first 100 seeds there is no difference"));
  CHECK(has(flowing(diff("11.12/semaphore").all), "the results are the same, but not the steps"));
  CHECK(has(diff("11.10").all, "the first with which the results differ"));
}

TEST_CASE("any flag can be compared with and without", "[diff]") {
  const std::string missing = diff("9.3.6 --missing-done").all;
  CHECK(has(gave(missing, "without --missing-done"), "both had finished"));
  CHECK(has(gave(missing, "--missing-done"), "It died of a deadlock"));
  const std::string inside = diff("9.3.6 --add-inside").all;
  CHECK(has(gave(inside, "without --add-inside"), "both had finished"));
  CHECK(has(gave(inside, "--add-inside"), "It died of a panic"));
  const Parting twice = diff("9.2.3/range --close-twice");
  CHECK(has(gave(twice.all, "--close-twice"), "close of closed channel"));
  CHECK(has(twice.all, "golearn diff 9.2.3/range --no-close"));
}

TEST_CASE("each flag of each program makes a difference, and the two do something else where they part", "[diff]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      for (const study::Knob& knob : program.runnable.knobs) {
        if (knob.kind != study::Knob::Kind::flag) continue;
        const std::string line = program.runnable.id + " --" + knob.name;
        CAPTURE(line);
        const Parting parting = diff(line);
        CHECK(!parting.with.empty());
        CHECK(parting.with != parting.without);
      }
    }
  }
}

TEST_CASE("the two part where one closes and the other sends, or panics where the other ends", "[diff]") {
  const Parting send = diff("11.12/signal --send");
  CHECK(send.with == "main closes start");
  CHECK(send.without == "main sends on start: {}");
  const Parting twice = diff("9.2.3/range --close-twice");
  CHECK(twice.with == "main ends");
  CHECK(twice.without == "main panics: close of closed channel");
}

TEST_CASE("the two part with what only one of them does", "[diff]") {
  const Parting missing = diff("11.6 --missing-done");
  CHECK(has(missing.with, "wg.Done()"));
  CHECK(!has(missing.without, "wg.Done()"));
  const Parting open = diff("11.8 --no-close");
  CHECK(has(open.with, "closes evens"));
}

TEST_CASE("a flag that matters only with another knob is compared with that one set", "[diff]") {
  const Parting prompt = diff("12.1 --prompt");
  CHECK(has(gave(prompt.all, "without --prompt"), "An interrupt came, and nobody noticed."));
  CHECK(has(gave(prompt.all, "--prompt"), "The interrupt was noticed after 0ms."));
  CHECK(has(prompt.with, "sends on interrupt: interrupt, into the buffer"));
  CHECK(has(prompt.without, "sends on interrupt: interrupt, taken at once by main"));
}

TEST_CASE("the runs that it shows can be replayed", "[diff]") {
  const std::string all = diff("9.3.1").all;
  std::vector<std::string> printed;
  for (const std::string& line : lines_of(all)) {
    const auto at = line.find("golearn replay ");
    if (at != std::string::npos) printed.push_back(run(line.substr(at + 8) + " --raw").out);
  }
  CHECK(printed == Lines{"2\n", "1\n"});
}

TEST_CASE("diff is the same for the same seed", "[diff]") {
  CHECK(run("diff 9.3.1 --seed 5").out == run("diff 9.3.1 --seed 5").out);
  CHECK(run("diff 9.3.1 --seed 5").out != run("diff 9.3.1 --seed 6").out);
}

TEST_CASE("diff refuses a lesson that has nothing to leave out", "[diff]") {
  const End end = run("diff 9.2.2 --lang en");
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(has(end.err, "--no-sync"));
  CHECK(lines_of(end.err).size() == 1);
}

TEST_CASE("--steps draws both runs, beside each other where there is room", "[diff]") {
  const auto drawn = [](const char* columns) {
    const std::string out = run("diff 9.3.1 --steps --lang en", {.environment = {{"COLUMNS", columns}}}).out;
    return lines_of(out.substr(out.find("Step by step"), out.find("Try next") - out.find("Step by step")));
  };
  const auto has_line = [](const Lines& all, const std::string& one, const std::string& other) {
    return std::ranges::any_of(all, [&](const std::string& line) { return has(line, one) && has(line, other); });
  };
  const Lines beside = drawn("160"), below = drawn("139");
  CHECK(has_line(beside, "Lock()", "reads 0"));
  CHECK(has_line(below, "Lock()", "▶g3"));
  CHECK(has_line(below, "reads 0", "█"));
  CHECK_FALSE(has_line(below, "Lock()", "reads 0"));
  CHECK(widest(beside) <= 160);
}
