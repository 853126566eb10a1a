// --runs: the results of many runs as a histogram, with and without real Go's.
#include <numeric>

#include "fake_go.hpp"
#include "parsed.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn::test;

namespace {

End compare(const FakeGo& go, const std::string& line) {
  return run("compare " + line + " --lang en", {.environment = {{"PATH", go.path()}, {"TMPDIR", go.folder("tmp")}}});
}

}  // namespace

TEST_CASE("--runs counts the results of so many runs", "[lesson]") {
  const End one = run("lesson 9.3.1 --no-sync --procs 1 --runs 5 --lang en");
  CHECK(one.status == 0);
  CHECK(one.err.empty());
  CHECK(has(one.out, "   5  ████████████████  10000\n"));
  CHECK(has(one.out, "\n1 result in 5 runs\n"));
  CHECK_FALSE(has(one.out, "golearn widens"));
  CHECK_FALSE(has(one.out, "share a bar"));
  CHECK(has(run("lesson 9.3.1 --no-sync --procs 1 --runs 5 --lang ko").out, "5번 실행에 결과 1가지"));
}

TEST_CASE("--runs puts many numbers into ranges, and says that golearn widens the gap", "[lesson]") {
  const End end = run("lesson 9.3.1 --no-sync --procs 2 --runs 20 --lang en");
  int runs = 0;
  for (const std::string& row : matches(end.out, "\n +([0-9]+) [ █]+[0-9]+\\.\\.[0-9]+")) runs += std::stoi(row);
  CHECK(runs == 20);
  CHECK(has(end.out, "\nResults that are close together share a bar.\n"));
  CHECK(has(end.out, "golearn widens the gap"));
}

TEST_CASE("--runs counts what was drawn by its figure", "[lesson]") {
  const End end = run("lesson 9.2.5/random --count 9 --procs 1 --runs 40 --lang en");
  int runs = 0;
  int rows = 0;
  for (const std::string& row : matches(end.out, "\n +([0-9]+) [ █]+Channel 1 =>  [0-9]")) {
    runs += std::stoi(row);
    ++rows;
  }
  CHECK(runs == 40);
  CHECK(rows > 1);
  CHECK_FALSE(has(end.out, "Channel 2"));
}

TEST_CASE("--runs names long results, and where they differ", "[lesson]") {
  const End end = run("lesson 9.2.2/buffered --procs 1 --runs 2 --lang en");
  CHECK(matches(end.out, "  2  [█]+  #[0-9a-f]{4} 23 lines").size() == 1);
}

TEST_CASE("--runs counts deaths as results", "[lesson]") {
  CHECK(has(run("lesson 9.2.2/no-receiver --buffer 0 --runs 3 --lang en").out,
            "   3  ████████████████  fatal error: all goroutines are asleep - deadlock!\n"));
}

TEST_CASE("--runs --json is one line with each result", "[json]") {
  const End end = run("lesson 9.3.1 --no-sync --procs 2 --runs 20 --json");
  const auto line = parsed(end.out);
  CHECK(line.at("kind") == "runs");
  CHECK(line.at("runs") == 20);
  CHECK(line.at("race_gaps") > 0);
  const auto& results = line.at("results");
  CHECK(std::accumulate(results.begin(), results.end(), 0,
                        [](int sum, const auto& each) { return sum + each.at("runs").template get<int>(); }) == 20);
}

TEST_CASE("compare --runs has Go's counts beside golearn's", "[compare]") {
  const FakeGo go(printing({"9999"}));
  const End end = compare(go, "9.3.1 --no-sync --runs 4");
  CHECK(end.status == 0);
  CHECK(has(end.out, "golearn"));
  CHECK(has(end.out, "go1.99.9"));
  CHECK(matches(end.out, " +0 +4 +[█]+ +9999\n").size() == 1);
  CHECK(matches(end.out, " +4 +[█]+ +0 +10000\n").size() == 1);
  const auto line = parsed(compare(go, "9.3.1 --no-sync --runs 4 --json").out);
  CHECK(line.at("go_results").at(0).at("printed") == "9999\n");
  CHECK(line.at("results").at(0).at("printed") == "10000\n");
}

TEST_CASE("--runs refuses what fixes the run, or asks for more than its result", "[wrong-use]") {
  for (const char* other : {"--seed 3", "--race", "--why", "--raw", "--picture"}) {
    CAPTURE(other);
    const End end = run(std::string("lesson 9.3.1 --runs 3 --lang en ") + other);
    CHECK(end.status == 64);
    CHECK(has(end.err, "exclude each other"));
  }
  CHECK(run("lesson 9.3.1 --runs 1 --lang en").status == 64);
  CHECK(has(run("compare 9.3.1 --json --lang en").err, "only with --runs"));
  CHECK(has(run("compare 9.3.1 --runs 3 --lang en").err, "there must be a go"));
}
