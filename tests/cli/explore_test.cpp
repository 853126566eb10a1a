// golearn explore and golearn replay: all results, tokens, parts of a search, and what is refused.
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include "lessons/course.hpp"
#include "parsed.hpp"
#include "process.hpp"
#include "searched.hpp"
#include "support/catch.hpp"
#include "support/size.hpp"

using namespace golearn;
using namespace golearn::test;
using nlohmann::json;

namespace {

std::set<std::string> results(const json& found) {
  std::set<std::string> all;
  for (const json& each : found.at("results")) {
    all.insert(each.at("printed").get<std::string>() + each.at("message").get<std::string>());
  }
  return all;
}

// What each result is, with what it prints.
std::set<std::string> classes(const json& found) {
  std::set<std::string> all;
  for (const json& each : found.at("results")) {
    all.insert(each.at("class").get<std::string>() + ": " + each.at("printed").get<std::string>());
  }
  return all;
}

// A file that is gone when the test is over.
class Scratch {
 public:
  explicit Scratch(const std::string& text) {
    static int made = 0;
    path_ =
        std::filesystem::temp_directory_path() / ("golearn-" + std::to_string(getpid()) + "-" + std::to_string(made++));
    std::ofstream(path_) << text;
  }
  ~Scratch() { std::filesystem::remove(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::string name() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

// Each with the options that `size` gives it.
Lines every_program(std::string size(const lessons::Scenario&) = [](const auto&) { return std::string(); }) {
  Lines ids;
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& p : entry.programs) ids.push_back(p.runnable.id + size(p.scenario));
  }
  return ids;
}

}  // namespace

TEST_CASE("explore finds all that an unguarded counter can show, and only that", "[explore]") {
  const json race = searched("9.3.1 --no-sync");
  CHECK(race.at("complete") == true);
  CHECK(results(race) == std::set<std::string>{"1\n", "2\n"});
  // Three that read and write: any number from 1 to 3 may be left.
  CHECK(results(searched("9.3.1 --no-sync --workers 3")) == std::set<std::string>{"1\n", "2\n", "3\n"});
  for (const std::string guard : {"mutex", "rwmutex", "atomic", "channel"}) {
    CHECK(results(searched("9.3.1 --sync " + guard)) == std::set<std::string>{"2\n"});
  }
  CHECK(results(searched("9.3.1 --no-sync --procs 1")) == std::set<std::string>{"2\n"});
}

TEST_CASE("explore finds the deaths of broken variants, each in some schedule", "[explore]") {
  const auto& [line, message] = GENERATE(table<std::string, std::string>({
      {"9.2.2/no-receiver --buffer 0", "all goroutines are asleep - deadlock!"},
      {"9.2.3/range --no-close", "all goroutines are asleep - deadlock!"},
      {"9.2.3/range --send-after-close", "send on closed channel"},
      {"9.2.3/range --close-twice", "close of closed channel"},
      {"9.3.6 --missing-done", "all goroutines are asleep - deadlock!"},
      {"9.3.6 --extra-done", "sync: negative WaitGroup counter"},
      {"9.3.6 --add-inside", "sync: WaitGroup is reused before previous Wait has returned"},
  }));
  CAPTURE(line);
  const json found = searched(line);
  CHECK(found.at("complete") == true);
  CHECK(found.at("results").at(0).at("message") == message);
}

TEST_CASE("every program of the course can be searched to the end", "[explore]") {
  for (const std::string& id : every_program()) {
    CAPTURE(id);
    const json found = searched(id, std::chrono::seconds(30));
    CHECK(found.at("complete") == true);
    std::uint64_t sum = 0;
    for (const json& each : found.at("results")) sum += each.at("schedules").get<std::uint64_t>();
    CHECK(sum == found.at("schedules"));
  }
}

TEST_CASE("a token replays the result it stands beside", "[explore][replay]") {
  const std::string id = GENERATE(std::string("9.3.1 --no-sync"), std::string("9.2.1"), std::string("9.2.5/random"),
                                  std::string("9.3.6 --add-inside"), std::string("9.3.5 --no-sync"));
  const std::string how =
      GENERATE(std::string(""), std::string(" --random --schedules 30"), std::string(" --pct 3 --schedules 30"));
  CAPTURE(id, how);
  const json found = searched(id + how);
  for (const json& each : found.at("results")) {
    const End end = run("replay " + each.at("token").get<std::string>() + " --raw");
    CHECK(end.out == each.at("printed").get<std::string>());
    CHECK(end.status == (each.at("ending") == "returned" ? 0 : 2));
  }
}

TEST_CASE("the parts of a search join to the whole", "[explore]") {
  const std::string line = "9.3.4 ";
  const json whole = searched(line);
  const json first = searched(line + "--shard 1/2");
  const json second = searched(line + "--shard 2/2");
  const Scratch a(first.dump()), b(second.dump());
  const End end = run("explore --json --merge " + a.name() + " " + b.name());
  REQUIRE(end.status == 0);
  const json joined = parsed(end.out);
  CHECK(joined.at("complete") == true);
  CHECK(joined.at("schedules") == whole.at("schedules"));
  CHECK(results(joined) == results(whole));
  CHECK(first.at("schedules") < whole.at("schedules"));
  SECTION("but not if one is missing, is there twice, or is another's") {
    CHECK(parsed(run("explore --json --merge " + a.name()).out).at("complete") == false);
    CHECK(run("explore --merge " + a.name() + " " + a.name()).status == 64);
    const Scratch other(searched("9.3.5").dump());
    CHECK(run("explore --merge " + a.name() + " " + other.name()).status == 64);
  }
}

TEST_CASE("joined results are of the classes that they were of", "[explore]") {
  const std::string line = "9.3.6 --add-inside ";
  const json whole = searched(line);
  const Scratch a(searched(line + "--shard 1/2").dump()), b(searched(line + "--shard 2/2").dump());
  const End end = run("explore --json --merge " + a.name() + " " + b.name());
  REQUIRE(end.status == 0);
  CHECK(classes(parsed(end.out)) == classes(whole));
  CHECK(parsed(end.out).at("promises") == whole.at("promises"));
  CHECK(
      has(run("explore --lang en --merge " + a.name() + " " + b.name()).out, "When Wait returns, all have finished."));
}

TEST_CASE("a bound is part of what a search claims, and of what may be joined", "[explore]") {
  const std::string line = "9.3.6 --add-inside ";
  const json bounded = searched(line + "--preemptions 2");
  const json whole = searched(line);
  CHECK(bounded.at("bound") == 2);
  CHECK(whole.at("bound").is_null());
  CHECK(bounded.at("results").size() < whole.at("results").size());
  const std::string said = run("explore " + line + "--preemptions 2 --lang en").out;
  CHECK(has(said, "no schedule with at most 2 preemptions"));
  CHECK_FALSE(has(said, "no order gives"));
  const json half = searched(line + "--shard 1/2");
  for (const char* other : {"--preemptions 2 ", "--seed 2 ", "--race "}) {
    CAPTURE(other);
    const Scratch a(half.dump()), b(searched(line + other + "--shard 2/2").dump());
    CHECK(run("explore --merge " + a.name() + " " + b.name()).status == 64);
  }
}

TEST_CASE("a search says what it took for granted, where it matters", "[explore]") {
  CHECK(searched("9.3.6").at("assumes") == json::array());
  CHECK(searched("9.1.1/basics").at("assumes") == json{"time passes only when all wait"});
  CHECK(searched("12.2 --schedules 50").at("assumes").size() == 2);
  CHECK_FALSE(has(run("explore 9.3.6 --lang en").out, "time"));
  CHECK(has(run("explore 9.1.1/basics --lang en").out, "It took time to pass only"));
}

TEST_CASE("a flag that was typed wins over what a search starts with, also when it says no", "[explore]") {
  CHECK(has(run("explore 11.10 --lang en").out, "end-first"));
  CHECK(has(run("explore 11.10 --end-first=false --lang en").out, "· end-first false"));
  CHECK(run("lesson 11.10 --end-first=maybe").status == 64);
}

TEST_CASE("a search that its budget cuts short says so", "[explore]") {
  const json found = searched("9.3.1 --workers 6 --schedules 100");
  CHECK(found.at("schedules") >= 100);  // some are known to be there without being run
  CHECK(searched("9.3.1 --workers 6 --random --schedules 100").at("schedules") == 100);
  CHECK(found.at("complete") == false);
  CHECK(has(run("explore 9.3.1 --workers 6 --schedules 100 --lang en").out, "not complete"));
  CHECK(has(run("explore 9.3.1 --lang en").out, "The search is complete"));
}

TEST_CASE("Ctrl-C ends a search and shows what was found so far", "[explore][interrupt]") {
  Process process(words("explore 9.3.1 --workers 12 --for 1h --lang en"), {.err = Stream::terminal});
  REQUIRE(process.has_said("schedules"));
  process.signal(SIGINT);
  const End end = process.end();
  CHECK(end.status == 130);
  CHECK(has(end.out, "golearn replay "));
  CHECK(has(end.screen, " of about "));
  CHECK(has(end.screen, " s left"));
  CHECK(has(end.out, "what was found so far"));
}

TEST_CASE("a token that is damaged, foreign or of another golearn is refused", "[explore][replay][wrong-use]") {
  const std::string token = searched("9.3.1 --no-sync").at("results").at(0).at("token");
  const auto refused = [](const std::string& text) {
    const End end = run("replay " + text);
    CAPTURE(text);
    CHECK(end.status == 64);
    CHECK(end.out.empty());
    CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 1);
  };
  for (std::size_t length = 1; length < token.size(); ++length) refused(token.substr(0, length));
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string altered = token;
    altered[i] = altered[i] == '1' ? '2' : '1';
    refused(altered);
  }
  refused("nonsense");
  refused(token + token);
  // Of another version, but whole: its checksum is right (CRC-16/CCITT, as bc computes it).
  refused("g2:9.3.1:p2:s1::0000");
}

TEST_CASE("a search's wrong settings are refused", "[explore][wrong-use]") {
  const std::string line = GENERATE(
      "--for 0s", "--for x", "--for -1s", "--schedules 0", "--schedules x", "--schedules 99999999999",
      "--preemptions -1", "--preemptions x", "--pct 0", "--pct 101", "--random --pct 2", "--seed 0", "--shard 0/2",
      "--shard 3/2", "--shard 1", "--shard a/b", "--procs 0", "--workers 0", "--merge /nowhere", "--frob");
  CAPTURE(line);
  const End end = run("explore 9.3.1 " + line);
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 1);
}

TEST_CASE("the same seed gives the same run, byte for byte", "[explore][seed]") {
  const std::string how = GENERATE(std::string("--seed 7"), std::string("--pct 3 --seed 7"));
  for (const std::string& program : every_program(a_hundred)) {
    CAPTURE(program, how);
    const std::string line = "lesson " + program + " --procs 2 --raw " + how;
    const End once = run(line, {.environment = {{"TZ", "Asia/Seoul"}}});
    const End again = run(line, {.environment = {{"TZ", "America/New_York"}}});
    CHECK(once.out == again.out);
    CHECK(once.err == again.err);
  }
}

TEST_CASE("a run that draws its seed says which, and that one repeats it", "[explore][seed]") {
  const End drawn = run("lesson 9.2.1 --pct 3 --procs 2 --timestamps none --lang en");
  const auto at = drawn.out.find("seed ");
  REQUIRE(at != std::string::npos);
  const std::string seed = drawn.out.substr(at, drawn.out.find(' ', at + 5) - at);
  CHECK(run("lesson 9.2.1 --pct 3 --procs 2 --timestamps none --lang en --" + seed).out == drawn.out);
}
