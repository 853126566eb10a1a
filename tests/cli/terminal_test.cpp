// What only a terminal gets: colours, columns that align, a sign of life.
#include <map>
#include <set>

#include "lessons/course.hpp"
#include "lessons/lesson_text.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

std::string without_colours(const std::string& sent) { return replaced(sent, "\033\\[[0-9;]*m|\r", ""); }

}  // namespace

TEST_CASE("colours are used on a terminal, and change nothing but colours", "[terminal]") {
  const std::string line = GENERATE(values<std::string>(
      {"list", "list --lang ko", "show 9.2.2 --lang ko", "lesson 9.2.2/buffered --fast", "compare 9.2.2/buffered"}));
  CAPTURE(line);
  const End piped = run(line);
  const End shown = run(line, {.out = Stream::terminal});
  CHECK(shown.status == 0);
  CHECK(!has(piped.out, "\033"));
  CHECK(coloured(shown.screen));
  CHECK(without_colours(shown.screen) == piped.out);
}

TEST_CASE("NO_COLOR and a dumb terminal have no colours", "[terminal]") {
  const auto& [name, value, colours] = GENERATE(table<std::string, std::string, bool>({
      {"NO_COLOR", "1", false},
      {"NO_COLOR", "yes", false},
      {"NO_COLOR", "", true},  // as no-color.org has it
      {"TERM", "dumb", false},
      {"TERM", "xterm", true},
  }));
  const std::string line = GENERATE(values<std::string>({"list", "lesson 9.2.2/buffered --fast"}));
  CAPTURE(name, value, line);
  CHECK(coloured(run(line, {.out = Stream::terminal, .environment = {{name, value}}}).screen) == colours);
}

TEST_CASE("each of two goroutines has its colour", "[terminal]") {
  const std::string screen = run("lesson 9.2.2/buffered --fast", {.out = Stream::terminal}).screen;
  CHECK(has_match(screen, "\033\\[3[0-9]mg2 "));
  CHECK(!has_match(screen, "\033\\[3[0-9]mg1 "));
}

TEST_CASE("wide characters count as two columns: a chapter's summaries stand in one", "[terminal]") {
  const auto& [lang, language] = GENERATE(
      table<std::string, study::Language>({{"ko", study::Language::korean}, {"en", study::Language::english}}));
  const Lines shown = rows(run("list --lang " + lang, {.out = Stream::terminal, .columns = 200}).screen);
  std::map<std::string, std::set<int>> begins;  // by chapter
  std::size_t found = 0;
  for (const lessons::Entry& entry : lessons::course()) {
    const std::string summary = text_of(entry, language).summary;
    for (const std::string& row : shown) {
      if (!row.ends_with(summary)) continue;
      ++found;
      const std::string chapter = entry.id.substr(0, entry.id.rfind('.'));
      begins[chapter].insert(columns(row.substr(0, row.size() - summary.size())));
    }
  }
  CHECK(found == lessons::course().size());
  for (const auto& [chapter, columns] : begins) CHECK(columns.size() == 1);
}

TEST_CASE("the sides of show are divided in one column", "[terminal]") {
  const unsigned short width = GENERATE(110, 151);
  for (const std::string& row : rows(run("show 9.3.4 --lang ko", {.out = Stream::terminal, .columns = width}).screen)) {
    const std::size_t at = row.find(" │ ");
    if (at != std::string::npos) CHECK(columns(row.substr(0, at)) == (width - 3) / 2);
  }
}

TEST_CASE("when nothing is printed for a second, stderr shows that it runs, and the line is wiped", "[terminal]") {
  Process process(words("lesson 9.1.1/loop --raw --wait 2s --lang ko"), {.err = Stream::terminal});
  CHECK(process.has_said("실행 중"));
  const End end = process.end();
  CHECK(end.status == 0);
  CHECK(!has(end.out, "실행 중"));
  for (const std::string& row : rows(end.screen)) CHECK(row.empty());
}

TEST_CASE("there is no sign of life where stderr is no terminal", "[terminal]") {
  const End end = run("lesson 9.1.1/loop --count 1 --wait 1300ms --raw", {.out = Stream::terminal});
  CHECK(end.err.empty());
  CHECK(!has(end.screen, "Ctrl-C"));
}
