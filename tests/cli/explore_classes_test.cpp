// golearn explore: the classes of results, --all, --until, and what chance may have missed.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "parsed.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "searched.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using nlohmann::json;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string explored(const std::string& line) { return run("explore " + line + " --lang en").out; }

}  // namespace

TEST_CASE("explore tells its results by class, the worst first", "[explore]") {
  const std::string out = explored("9.3.6 --add-inside");
  const auto dies = out.find("\nDies\n"), breaks = out.find("\nBreaks its promise\n"),
             reorders = out.find("\nEnds well: only the order of the lines differs\n");
  CHECK(dies < breaks);
  CHECK(breaks < reorders);
  REQUIRE(reorders != std::string::npos);
  CHECK(has(out.substr(reorders), "2 orders of the same 3 lines, "));
  CHECK(has(out, "    breaks its promise: When Wait returns, all have finished.\n"));
  CHECK(count(out, "golearn replay ") == 4);
  CHECK(has(run("explore 9.3.6 --add-inside --lang ko").out, "같은 3줄의 순서 2가지"));
}

TEST_CASE("--json names the class of each result, and --all shows each", "[explore]") {
  const json found = searched("9.3.6 --add-inside");
  std::set<std::string> classes;
  for (const json& each : found.at("results")) {
    const std::string name = each.at("class");
    classes.insert(name);
    CHECK((name == "dies") == (each.at("ending") == "panicked"));
    CHECK((name == "breaks") == (each.at("broken") == json{0}));
  }
  CHECK(classes == std::set<std::string>{"dies", "breaks", "reorders"});
  const std::string out = explored("9.3.6 --add-inside --all");
  CHECK(count(out, "\nResult ") == found.at("results").size());
  CHECK(count(out, "golearn replay ") == found.at("results").size());
}

// Two reads may come in either order.
TEST_CASE("what decided a result is never said to be one read before another", "[explore]") {
  const auto& [line, decided] = GENERATE(table<std::string, std::string>({
      {"11.14 --capture shared", "reads n (1) before main writes n (2)."},
      {"11.9", "g3 reads left (1) before g2 (raceCondition.func1) writes left (-1)."},
      {"9.3.1 --no-sync", "g3 reads num (0) before g2 writes num (1)."},
      {"10.5 --no-sync", "reads balance (0) before g2 (manyClients.func1) writes balance (1000)."},
  }));
  CAPTURE(line);
  const std::string out = flowing(explored(line));
  CHECK(has(out, decided));
  CHECK(matches(out, "( reads [a-z]+ [^.]* before [^.]* reads )").empty());
}

TEST_CASE("many orders of the same lines are one class", "[explore]") {
  const std::string out = explored("11.5 --workers 4");  // 4! orders of four lines, then main's
  CHECK(has(out, "24 orders of the same 5 lines"));
  CHECK(count(out, "golearn replay ") == 1);
  CHECK(has(flowing(out), "No order breaks its promise: Every goroutine prints its line before main ends."));
}

TEST_CASE("--until stops at the first schedule that goes wrong, and exits with 1", "[explore]") {
  const auto& [line, name] = GENERATE(table<std::string, std::string>({
      {"9.3.1 --no-sync --workers 8", "breaks"},
      {"9.3.4 --no-sync", "leaks"},
      {"10.7 --count 3", "dies"},
      {"11.13 --no-sync --random", "breaks"},
      {"9.3.1 --sync mutex --workers 3 --race", ""},
      {"9.3.2", ""},
  }));
  CAPTURE(line);
  const End end = run("explore " + line + " --until --json");
  const json found = parsed(end.out);
  CHECK(found.at("stopped") == !name.empty());
  CHECK(end.status == (name.empty() ? 0 : 1));
  if (name.empty()) return;
  CHECK(found.at("complete") == false);
  const auto wrong = [](const json& each) { return each.at("class") != "well" && each.at("class") != "reorders"; };
  CHECK(std::ranges::count_if(found.at("results"), wrong) == 1);
  CHECK(found.at("results").at(0).at("class") == name);
  CHECK(found.at("results").at(0).at("schedules") == 1);
  const std::string out = explored(line + " --until");
  CHECK(count(out, "golearn replay ") == 1);
  CHECK(has(flowing(out), "The search stopped at the first schedule that goes wrong."));
}

TEST_CASE("a search that sampled says what it may have missed", "[explore]") {
  // Who comes with chance p in each of 100 is missed with (1 - p)^100, which is 5% for p = 1 - 0.05^(1/100) = 1/33.88.
  CHECK(has(flowing(explored("9.3.1 --no-sync --random --schedules 100")),
            "A result that one in 34 such schedules gives was missed with a chance of 5%."));
  const std::string line = "11.5 --workers 5 --random --schedules 40";
  const json found = searched(line);
  std::uint64_t once = 0, drawn = 0;
  for (const json& each : found.at("results")) {
    once += each.at("schedules") == 1 ? 1 : 0;
    drawn += each.at("drawn").get<std::uint64_t>();
  }
  CHECK(drawn == 40);
  REQUIRE(once > 0);
  CHECK(has(flowing(explored(line)), "Of 40 schedules drawn at random " + std::to_string(once) + " gave a result"));
  CHECK_FALSE(has(explored("9.3.1 --no-sync"), "at random"));
}
