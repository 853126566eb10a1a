// What is offered where, whichever shell asks.
#include <algorithm>

#include "commands/command.hpp"
#include "offered.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

bool offers(const std::string& line, const std::string& word) {
  const Lines all = offered(line);
  return std::ranges::find(all, word) != all.end();
}

struct Case {
  std::string line;  // the last word is being typed
  std::string has;
  std::string has_not;
};

}  // namespace

TEST_CASE("every command is offered, with what it does", "[completion]") {
  const args::Completion completion = completion_of("");
  REQUIRE(completion.candidates.size() == commands::specs().size());
  for (std::size_t i = 0; i < commands::specs().size(); ++i) {
    CHECK(completion.candidates[i].word == commands::specs()[i]->name);
    CHECK(completion.candidates[i].about.ko == commands::specs()[i]->help.ko);
    CHECK(completion.candidates[i].about.en == commands::specs()[i]->help.en);
  }
}

TEST_CASE("every option of a command is offered behind a dash", "[completion]") {
  for (const args::CommandSpec* spec : commands::specs()) {
    for (const args::Option& option : spec->options) {
      CAPTURE(spec->name, option.name);
      CHECK(offers(spec->name + " -", "--" + option.name));
    }
    CHECK(offers(spec->name + " -", "--lang"));
    CHECK(offers(spec->name + " -", "--help"));
    CHECK(!offers(spec->name + " -", "--version"));
  }
}

TEST_CASE("what is offered depends on what is typed", "[completion]") {
  const std::string lesson = GENERATE(values<std::string>({"lesson", "show", "list", "play", "check-notes", "help"}));
  const auto each = GENERATE(values<Case>({
      {" ", "9.1 9.2 9.2.2 10 10.7", "buffering buffered 9.2.2/buffered --lang"},
      {" 9.2.2", "9.2.2 9.2.3 9.2.2/buffered 9.2.2/no-receiver", "9.3.1/race buffered"},
      {" 9.2.2/b", "9.2.2/buffered 9.2.2/unbuffered", "9.2.2 9.2"},
      {" b", "buffering buffered no-receiver race", "9.2.2 buffering/buffered"},
      {" buffering", "buffering buffering/buffered", "9.2.2/buffered"},
      {" buffering/", "buffering/buffered", "buffering"},
      {" nothing/", "", "nothing/buffered"},
  }));
  for (const std::string& word : test::words(each.has)) {
    CAPTURE(lesson, each.line, word);
    CHECK(offers(lesson + each.line, word));
  }
  for (const std::string& word : test::words(each.has_not)) {
    CAPTURE(lesson, each.line, word);
    CHECK(!offers(lesson + each.line, word));
  }
}

TEST_CASE("options and their values are offered where they can stand", "[completion]") {
  const auto each = GENERATE(values<Case>({
      {"-", "--lang --help --version", "--fast lesson"},
      {"--lang ", "ko en", "lesson --help"},
      {"--lang ko ", "lesson list", "ko --help"},
      {"--lang=", "--lang=ko --lang=en", "ko --lang"},
      {"lesson -", "--fast", "--buffer"},
      {"lesson 9.2.2 ", "--buffer --count --fast --lang", "9.2.2 lesson"},
      {"lesson 9.2.2 -", "--buffer --count --fast", "--workers"},
      {"lesson 9.2.2/no-receiver -", "--buffer", "--count"},
      {"lesson buffered --", "--buffer --count", "--workers"},
      {"lesson 9.2 --", "--buffer --count", "--workers"},
      {"lesson 9.3 --", "--workers --no-sync", "--buffer"},
      {"lesson 9.2.2 --buffer 3 --", "--count", "--buffer"},
      {"lesson 9.2.2 --buffer=3 --", "--count", "--buffer"},
      {"lesson --buffer 3 ", "9.2.2", "--count"},
      {"lesson --fast ", "9.2.2", "--count"},
      {"lesson --fast 9.2.2 --", "--buffer", "--fast"},
      {"lesson --steps 9.2.2 --", "--buffer", "--steps"},
      {"lesson --steps 2-6 ", "9.2.2", "--buffer"},
      {"lesson --picture ", "procs 9.2.2", "--buffer"},
      {"lesson --picture procs ", "9.2.2", "procs"},
      {"lesson 9.2.2 --picture=", "--picture=procs", "procs"},
      {"lesson 9.2.2 --buffer ", "", "--count 9.2.2"},
      {"lesson 9.2.2 --timestamps ", "relative abs none", "--count"},
      {"lesson 9.2.2 --timestamps --", "relative", "--count"},
      {"lesson 9.3.1 --sync ", "none mutex", "--no-sync"},
      {"lesson 9.3.1 --sync=", "--sync=mutex", "mutex --no-sync=true"},
      {"lesson 9.3.1 --no-sync=", "--no-sync=true --no-sync=false", "true"},
      {"lesson 9.2.2 --no-sync=", "", "--no-sync=true"},
      {"lesson 9.2.2 -- ", "", "--buffer 9.2.2"},
      {"lesson -- ", "9.2.2", "--fast"},
      {"lesson -- 9.2.2 -", "", "--buffer"},
      {"lesson nothing -", "--fast", "--buffer"},
      {"play g1:9.3.1:p2:s1:no-sync=true:workers=2:00020102030102010101:960d -", "--steps", "--no-sync"},
      {"quiz ", "9.2.2 10.7", "9.2 buffering"},
      {"quiz b", "buffering", "buffered 9.2.2"},
      {"hint 9.2.2", "9.2.2 9.2.2/burst 9.2.2/all-first", "9.2.2/buffered"},
      {"hint buffering/", "buffering/burst", "buffering"},
      {"hint 9.2.2/burst ", "--lang", "9.2.2"},
      {"challenge 9.2.2/all-first -", "--token --buffer", "--workers"},
      {"note ", "9.2.2", "--lang"},
      {"note 9.2.2 ", "--lang", "9.2.2"},
      {"progress --merge", "--merge", ""},
      {"replay ", "--race --steps", "9.2.2"},
      {"explore ", "9.2.2", "--timers"},
      {"explore 9.2.2 --timers ", "any", "all"},
      {"explore 9.2.2 --draws ", "all", "any"},
      {"explore --merge part.json --", "--json", "--merge"},
      {"check-notes 9.2.2 ", "9.2.3", "--go"},
      {"check-notes --go ", "1.21 1.26", "9.2.3"},
      {"completion ", "bash zsh fish", "9.2.2 --lang"},
      {"completion bash ", "--lang", "zsh"},
      {"help ", "lesson 9.2.2", "buffering"},
      {"help lesson ", "9.2.2", "lesson"},
      {"help completion ", "bash", "9.2.2"},
      {"help json-schema ", "--lang", "9.2.2"},
      {"help 9.2.2 ", "--lang", "9.2.2"},
      {"frobnicate ", "", "9.2.2 list --lang"},
      {"frobnicate -", "", "--lang"},
  }));
  CAPTURE(each.line);
  for (const std::string& word : test::words(each.has)) {
    CAPTURE(word);
    CHECK(offers(each.line, word));
  }
  for (const std::string& word : test::words(each.has_not)) {
    CAPTURE(word);
    CHECK(!offers(each.line, word));
  }
}

TEST_CASE("nothing is offered twice", "[completion]") {
  const std::string line =
      GENERATE(values<std::string>({"", "-", "lesson ", "lesson b", "lesson 9.2.2", "lesson buffering", "lesson 9 -",
                                    "lesson 13.2 -", "help ", "help b"}));
  CAPTURE(line);
  Lines all = offered(line);
  std::ranges::sort(all);
  CHECK(std::ranges::adjacent_find(all) == all.end());
}

TEST_CASE("the name of a file is for the shell to offer", "[completion]") {
  const std::string line = GENERATE(values<std::string>(
      {"lesson 9.2.2 --html ", "lesson --svg ", "lesson 9.2.2 --perfetto x", "lesson 9.2.2 --html=", "replay --svg=x",
       "progress --merge ", "explore --html ", "explore --merge ", "explore --merge=", "explore --merge a.json ",
       "explore --merge a.json b"}));
  CAPTURE(line);
  CHECK(completion_of(line).files);
  CHECK(offered(line).empty());
}

TEST_CASE("nothing else is the name of a file", "[completion]") {
  const std::string line =
      GENERATE(values<std::string>({"", "lesson ", "lesson 9.2.2 ", "lesson 9.2.2 --buffer ", "lesson --html x ",
                                    "lesson --html=x ", "explore --merge a.json --"}));
  CAPTURE(line);
  CHECK(!completion_of(line).files);
}
