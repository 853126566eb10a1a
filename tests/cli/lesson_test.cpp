// golearn lesson as a learner sees it: header, stamped lines, what happened, what to notice, what to try next.

#include "lessons/course.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "support/endings.hpp"
#include "support/pattern.hpp"
#include "support/size.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

struct Headings {
  std::string happened, notice, tries, fast;
};

Headings headings(const std::string& lang) {
  if (lang == "ko") return {"무슨 일이 있었나", "눈여겨볼 점", "해 볼 것", "가상 시간"};
  return {"What happened", "What to notice", "Try next", "virtual time"};
}

}  // namespace

TEST_CASE("a lesson has its parts in order, in both languages", "[lesson]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const Headings names = headings(lang);
  for (const lessons::Entry& entry : lessons::course()) {
    for (const auto& program : entry.programs) {
      const lessons::Scenario& scenario = program.scenario;
      const std::string id = entry.id + "/" + scenario.name;
      CAPTURE(id, lang);
      const End end = run("lesson " + id + " --fast --lang " + lang + " --procs 1" + a_hundred(scenario),
                          {.environment = {{"COLUMNS", "120"}}});  // so that the settings are on one line
      CHECK(end.status == status_of(scenario));
      CHECK(end.err.empty() != scenario.dies);
      const Lines lines = lines_of(end.out);
      REQUIRE(lines.size() > 10);
      CHECK(lines[0].starts_with(entry.id));
      CHECK(lines[1].starts_with("procs 1"));
      CHECK(has(lines[1], names.fast));
      CHECK(lines[2].empty());
      const std::size_t what = end.out.find("\n" + names.happened + "\n");
      const std::size_t notice = end.out.find("\n" + names.notice + "\n");
      const std::size_t tries = end.out.find("\n" + names.tries + "\n");
      CHECK((what < notice && notice < tries && tries < end.out.size()));
    }
  }
}

TEST_CASE("the header names every setting", "[lesson]") {
  const auto& [line, settings] = GENERATE(table<std::string, std::string>({
      {"9.2.2/buffered", "procs 1 · buffer 2 · count 12 · virtual time"},
      {"9.2.2/buffered --buffer 5 --procs 2", "procs 2 · buffer 5 · count 12 · virtual time"},
      {"9.2.3/range --procs 1 --close-twice", "procs 1 · count 5 · close-twice · virtual time"},
      {"9.1.1/basics --wait 1m --procs 3", "procs 3 · wait 1m · virtual time"},
  }));
  CHECK(lines_of(run("lesson " + line + " --fast --lang en").out)[1] == settings);
}

TEST_CASE("the header says how fast time runs", "[lesson]") {
  CHECK(has(run("lesson 9.2.2/no-receiver --speed 2").out, "speed 2"));
}

TEST_CASE("the header says what is in force", "[lesson]") {
  const auto& [typed, settings] = GENERATE(table<std::string, std::string>({
      {"", "procs 1 · sync rwmutex · wait 10s · virtual time"},
      {" --no-sync", "procs 1 · no-sync · wait 5s · virtual time"},
      {" --no-sync --wait 3s", "procs 1 · no-sync · wait 3s · virtual time"},
      {" --sync mutex", "procs 1 · sync mutex · wait 10s · virtual time"},
  }));
  CHECK(lines_of(run("lesson 9.3.3 --procs 1 --fast --lang en" + typed).out)[1] == settings);
}

TEST_CASE("each line has its time and its goroutine", "[lesson]") {
  const auto& [stamps, pattern] = GENERATE(table<std::string, std::string>({
      {"", R"(^ {4}0\.0000\d\ds  (g1 main|g2 buffered\.func1) +(Go => |Main : ) \d+$)"},
      {" --timestamps relative", R"(^ {4}0\.0000\d\ds  (g1 main|g2 buffered\.func1) +(Go => |Main : ) \d+$)"},
      {" --timestamps abs", R"(^[012]\d:[0-5]\d:[0-5]\d\.\d{6}  (g1 main|g2 buffered\.func1) +(Go => |Main : ) \d+$)"},
      {" --timestamps none", R"(^(g1 main|g2 buffered\.func1) +(Go => |Main : ) \d+$)"},
  }));
  CAPTURE(stamps);
  const Lines raw = lines_of(run("lesson 9.2.2/buffered --fast --raw").out);
  const Lines all = lines_of(run("lesson 9.2.2/buffered --fast" + stamps).out);
  REQUIRE(all.size() > raw.size() + 3);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    CHECK(has_match(all[i + 3], pattern));
    CHECK(all[i + 3].ends_with((raw[i].starts_with("Go") ? "g2 buffered.func1     " : "g1 main               ") +
                               raw[i]));
  }
}

TEST_CASE("a lesson runs its programs in order, with a blank line between", "[lesson]") {
  const End end = run("lesson buffering --fast --lang en");
  CHECK(end.status == 0);
  const std::size_t first = end.out.find("9.2.2/unbuffered  Buffered channels\n");
  const std::size_t second = end.out.find("\n\n9.2.2/buffered  Buffered channels\n");
  const std::size_t third = end.out.find("\n\n9.2.2/no-receiver  Buffered channels\n");
  CHECK(first == 0);
  CHECK((first < second && second < third && third < end.out.size()));
}

TEST_CASE("a knob that only some of a lesson's programs have is theirs", "[lesson]") {
  const End end = run("lesson 9.2.2 --count 1 --fast --raw");
  CHECK(end.status == 0);
  CHECK(has(end.out, "101\n"));
  CHECK(!has(end.out, "Main :  1"));
}

TEST_CASE("of several programs the one that dies decides the exit status, and the rest still run", "[lesson]") {
  const End end = run("lesson 9.2.3 --send-after-close --fast --raw");
  CHECK(end.status == 2);
  CHECK(has(end.out, "Example 2 :  0"));
}
