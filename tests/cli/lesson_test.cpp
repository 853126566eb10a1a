// golearn lesson as a learner sees it: header, stamped lines, what happened, what to notice, what to try next.
#include <regex>

#include "course.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "text.hpp"

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

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The lines under a heading, wrapped ones joined.
Lines section(const std::string& out, const std::string& heading) {
  Lines items;
  bool inside = false;
  for (const std::string& line : lines_of(out)) {
    if (inside && line.empty()) break;
    if (inside && line.starts_with("    ")) {
      items.back() += " " + line.substr(line.find_first_not_of(' '));
    } else if (inside) {
      items.push_back(line.substr(line.find_first_not_of(" -")));
    }
    inside = inside || line == heading;
  }
  return items;
}

std::string happened(const std::string& line) {
  std::string all;
  for (const std::string& sentence : section(golearn("lesson " + line + " --fast --lang en").out, "What happened")) {
    all += sentence + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a lesson has its parts in order, in both languages", "[lesson]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const Headings names = headings(lang);
  for (const lessons::Entry& entry : lessons::course()) {
    for (const auto& scenario : entry.lesson.scenarios) {
      const std::string id = entry.lesson.id + "/" + scenario.name;
      CAPTURE(id, lang);
      const End end = golearn("lesson " + id + " --fast --lang " + lang + " --procs 1");
      CHECK(end.status == 0);
      CHECK(end.err.empty());
      const Lines lines = lines_of(end.out);
      REQUIRE(lines.size() > 10);
      CHECK(lines[0].starts_with(entry.lesson.id));
      CHECK(lines[1].starts_with("procs 1"));
      CHECK(has(lines[1], names.fast));
      CHECK(lines[2].empty());
      const std::size_t what = end.out.find("\n" + names.happened + "\n");
      const std::size_t notice = end.out.find("\n" + names.notice + "\n");
      const std::size_t tries = end.out.find("\n" + names.tries + "\n");
      CHECK((what < notice && notice < tries && tries < end.out.size()));
      const std::size_t sentences = section(end.out, names.happened).size();
      CHECK((sentences >= 1 && sentences <= 5));
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
  CHECK(lines_of(golearn("lesson " + line + " --fast --lang en").out)[1] == settings);
}

TEST_CASE("the header says what is in force", "[lesson]") {
  CHECK(has(golearn("lesson 9.3.3 --no-sync --fast").out, "wait 5s"));
  CHECK(!has(lines_of(golearn("lesson 9.3.1 --no-sync --fast").out)[1], "sync mutex"));
  CHECK(has(golearn("lesson 9.2.2/no-receiver --speed 2").out, "speed 2"));
}

TEST_CASE("each line has its time and its goroutine", "[lesson]") {
  const auto& [stamps, pattern] = GENERATE(table<std::string, std::string>({
      {"", R"(^ {4}0\.0000\d\ds  g[12] +(Go => |Main : ) \d+$)"},
      {" --timestamps relative", R"(^ {4}0\.0000\d\ds  g[12] +(Go => |Main : ) \d+$)"},
      {" --timestamps abs", R"(^[012]\d:[0-5]\d:[0-5]\d\.\d{6}  g[12] +(Go => |Main : ) \d+$)"},
      {" --timestamps none", R"(^g[12] +(Go => |Main : ) \d+$)"},
  }));
  CAPTURE(stamps);
  const Lines raw = lines_of(golearn("lesson 9.2.2/buffered --fast --raw").out);
  const Lines all = lines_of(golearn("lesson 9.2.2/buffered --fast" + stamps).out);
  REQUIRE(all.size() > raw.size() + 3);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    CHECK(std::regex_search(all[i + 3], std::regex(pattern)));
    CHECK(all[i + 3].ends_with((raw[i].starts_with("Go") ? "g2    " : "g1    ") + raw[i]));
  }
}

TEST_CASE("a lesson runs its programs in order, with a blank line between", "[lesson]") {
  const End end = golearn("lesson buffering --fast --lang en");
  CHECK(end.status == 0);
  const std::size_t first = end.out.find("9.2.2/unbuffered  Buffered channels\n");
  const std::size_t second = end.out.find("\n\n9.2.2/buffered  Buffered channels\n");
  const std::size_t third = end.out.find("\n\n9.2.2/no-receiver  Buffered channels\n");
  CHECK(first == 0);
  CHECK((first < second && second < third && third < end.out.size()));
}

TEST_CASE("a knob that only some of a lesson's programs have is theirs", "[lesson]") {
  const End end = golearn("lesson 9.2.2 --count 1 --fast --raw");
  CHECK(end.status == 0);
  CHECK(has(end.out, "Main :  0\nGo =>  0\n") == false);
  CHECK(has(end.out, "101\n"));
  CHECK(!has(end.out, "Main :  1"));
}

TEST_CASE("of several programs the one that dies decides the exit status, and the rest still run", "[lesson]") {
  const End end = golearn("lesson 9.2.3 --no-close --fast --raw");
  CHECK(end.status == 2);
  CHECK(has(end.out, "Example 2 :  0"));
}

TEST_CASE("what happened is told in the Go program's lines", "[lesson]") {
  const auto& [line, words] = GENERATE(table<std::string, std::string>({
      {"9.1.1/basics --wait 500ms", "g2, g3: sleep (program.go:25)"},
      {"9.1.1/basics --wait 0s --procs 1", "g2: never started (program.go:15); g3: never started (program.go:16)"},
      {"9.2.2/buffered", "g2: waiting for a turn (program.go:36)"},
      {"9.2.2/unbuffered --procs 1", "g2: sleep (program.go:19)"},
      {"9.2.2/no-receiver", "there were no other goroutines"},
      {"9.2.2/no-receiver --buffer 0", "main: chan send (program.go:51)"},
      {"9.2.3/range --no-close", "main: chan receive (program.go:27)"},
      {"9.2.3/range --send-after-close", "panic: send on closed channel. Exit status 2."},
      {"9.2.4/directions", "Leaked, 1 goroutine"},
      {"9.2.4/directions --procs 1", "g3: chan receive (program.go:35)"},
      {"9.2.5/select --procs 1", "g4: select (program.go:47)"},
      {"9.3.1 --procs 1 --no-sync", "None of 10000 updates was lost"},
      {"9.3.6 --missing-done", "main: sync.WaitGroup.Wait (program.go:37)"},
      {"9.3.6 --add-inside --procs 1", "g2, g3, g4 and 97 more: never started (program.go:23)"},
  }));
  CAPTURE(line);
  CHECK(has(happened(line), words));
}

TEST_CASE("what happened does not invent leaks", "[lesson]") {
  const std::string line = GENERATE(values<std::string>({"9.2.4/directions --close", "9.3.3 --wait 14s", "9.2.1 --procs 1",
                                                         "9.3.4", "9.1.1/basics", "9.1.1/basics --wait 500ms"}));
  CAPTURE(line);
  CHECK(!has(happened(line), "Leaked"));
}

TEST_CASE("the suggestions are the text's, without the one just followed, and a comparison", "[lesson]") {
  const auto tries = text_of(*lessons::find_lesson("9.2.2"), lessons::Language::english).scenario("buffered").tries;
  REQUIRE(tries.size() == 3);
  const std::string followed = GENERATE_COPY(values<std::string>({"", tries[0].command, tries[1].command}));
  const std::string line = followed.empty() ? "lesson 9.2.2/buffered" : followed.substr(std::string("golearn ").size());
  const Lines suggested = section(golearn(line + " --fast --lang en").out, "Try next");
  Lines expected;
  for (const auto& suggestion : tries) {
    if (suggestion.command != followed) expected.push_back(suggestion.command + " " + suggestion.shows);
  }
  REQUIRE(suggested.size() == expected.size() + 1);
  CHECK(Lines(suggested.begin(), suggested.end() - 1) == expected);
  CHECK(suggested.back().starts_with("golearn compare 9.2.2/buffered "));
}

TEST_CASE("a slug and a program's id mean the same as the number", "[lesson]") {
  const std::string same = golearn("lesson 9.2.2/buffered --fast --raw").out;
  CHECK(golearn("lesson buffering/buffered --fast --raw").out == same);
  CHECK(golearn("lesson 9.2.1/channel --fast --raw --procs 1").out == golearn("lesson channel --fast --raw --procs 1").out);
}

TEST_CASE("options may stand before the lesson", "[lesson]") {
  const std::string line = GENERATE(values<std::string>({"lesson --procs 1 9.2.2/buffered --fast --raw",
                                                         "lesson --buffer 2 9.2.2/buffered --fast --raw",
                                                         "lesson --timestamps none 9.2.2/buffered --fast --raw",
                                                         "lesson --fast --raw 9.2.2/buffered"}));
  CAPTURE(line);
  const End end = golearn(line);
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(end.out == golearn("lesson 9.2.2/buffered --fast --raw").out);
}

TEST_CASE("--speed shortens the wait, not the program's time", "[lesson]") {
  const auto began = std::chrono::steady_clock::now();
  const End end = golearn("lesson 9.1.1/basics --speed 100 --lang en");
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(4));
  CHECK(std::regex_search(end.out, std::regex(R"( {4}5\.\d{6}s  g1    Main Routine End )")));
}

TEST_CASE("--seed repeats the random choices", "[lesson]") {
  const std::string line = "lesson 9.2.5/random --fast --raw --procs 1 --seed ";
  CHECK(golearn(line + "7").out == golearn(line + "7").out);
  bool different = false;
  for (int seed = 1; seed < 9 && !different; ++seed) {
    different = golearn(line + std::to_string(seed)).out != golearn(line + "100").out;
  }
  CHECK(different);
}

TEST_CASE("--fast takes no time", "[lesson]") {
  const auto began = std::chrono::steady_clock::now();
  CHECK(golearn("lesson 9.1.1/basics --wait 1h --fast --raw").status == 0);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));
}
