// Long output at a terminal: its middle is left out, unless one asks for all.
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn::test;

namespace {

const Setup kTerminal{.out = Stream::terminal, .err = Stream::terminal};

// The program's lines among the rows.
Lines printed(const End& end) {
  Lines lines;
  for (const std::string& row : rows(end.screen)) {
    if (has_match(row, R"(^ *\d+\.\d{6}s  )")) lines.push_back(row);
  }
  return lines;
}

// But for the time of day, which is another in each run.
bool ends_alike(const std::string& shown, const std::string& line) {
  return has(shown, line.substr(0, line.find("  20")));
}

std::string left_out(const End& end) {
  for (const std::string& row : rows(end.screen)) {
    if (has(row, "--all")) return row;
  }
  return "";
}

}  // namespace

TEST_CASE("of many lines the first 50 and the last 10 are shown, and how many are not", "[fold]") {
  const auto& [lang, before, behind] = GENERATE(table<std::string, std::string, std::string>(
      {{"en", "… ", " lines left out (--all shows everything)"}, {"ko", "… ", "줄 줄임 (모두 보려면 --all)"}}));
  const std::string line = "lesson 9.1.2 --count 20 --seed 1 --timestamps none --lang " + lang;
  const Lines whole = lines_of(run(line + " --raw").out);
  REQUIRE(whole.size() > 2000);
  Setup wide = kTerminal;
  wide.columns = 200;
  const Lines shown = rows(run(line, wide).screen);
  constexpr std::size_t kAbove = 3;  // the heading, the settings, and a blank line
  REQUIRE(shown.size() > kAbove + 61);
  for (std::size_t i = 0; i < 50; ++i) CHECK(ends_alike(shown[kAbove + i], whole[i]));
  CHECK(shown[kAbove + 50] == before + std::to_string(whole.size() - 60) + behind);
  for (std::size_t i = 0; i < 10; ++i) CHECK(ends_alike(shown[kAbove + 51 + i], whole[whole.size() - 10 + i]));
}

TEST_CASE("lines that are few are all shown", "[fold]") {
  const End end = run("lesson 9.2.2/buffered --count 20 --fast", kTerminal);
  CHECK(printed(end).size() > 30);
  CHECK(left_out(end).empty());
}

TEST_CASE("--all, --raw and a pipe are whole", "[fold]") {
  const std::size_t all = lines_of(run("lesson 9.1.2 --raw --seed 1").out).size();
  CHECK(all > 10'000);
  CHECK(printed(run("lesson 9.1.2 --all --seed 1", {.out = Stream::terminal, .columns = 200})).size() == all);
  CHECK(rows(run("lesson 9.1.2 --raw --seed 1", kTerminal).screen).size() == all);
  CHECK(lines_of(run("lesson 9.1.2 --seed 1").out).size() > all);
}

TEST_CASE("goroutines that stand alike are one in a deadlock's report, with how many there are", "[fold]") {
  const std::string line = "lesson 12.3 --workers 0 --count 30 --seed 1 --lang en";
  const std::string screen = replaced(run(line, kTerminal).screen, "\r", "");
  CHECK(has(screen, "goroutine 1 [sync.WaitGroup.Wait]:"));
  CHECK(has(screen, "goroutine 2 [chan send]:"));
  CHECK(!has(screen, "goroutine 3 ["));
  CHECK(has(screen, "… and 149 more goroutines at the same place (--all shows each)"));
  CHECK(has(run(line + " --all", kTerminal).screen, "goroutine 151 [chan send]:"));
  CHECK(has(run(line).err, "goroutine 151 [chan send]:"));
}
