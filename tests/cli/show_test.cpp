// golearn show, in both languages and at any width.
#include <algorithm>

#include "lessons/course.hpp"
#include "lessons/lesson_text.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/literals.hpp"
#include "support/pattern.hpp"
#include "words/told_when.hpp"

using namespace golearn;
using namespace golearn::test;
using study::Language;

namespace {

Language language(const std::string& name) { return name == "ko" ? Language::korean : Language::english; }

Lines on_terminal(const std::string& line, unsigned short columns) {
  const End end = run(line, {.out = Stream::terminal, .columns = columns});
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  return rows(end.screen);
}

bool has_row(const Lines& all, const std::string& pattern) {
  return std::ranges::any_of(all, [&](const std::string& row) { return has_match(row, pattern); });
}

}  // namespace

TEST_CASE("every row of show fits the terminal, and the sides stand beside each other from 110 columns on", "[show]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const int columns = GENERATE(60, 80, 109, 110, 160);
  for (const lessons::Entry& entry : lessons::course()) {
    CAPTURE(entry.id, lang, columns);
    const Lines shown = on_terminal("show " + entry.id + " --lang " + lang, columns);
    CHECK(too_wide(shown, columns) == Lines{});
    CHECK(has_row(shown, "program\\.go *│ .*scenario\\.cpp") == (columns >= 110));
    CHECK(has_row(shown, "program\\.go"));
    CHECK(has_row(shown, "scenario\\.cpp"));
  }
}

TEST_CASE("show has the whole text and both programs", "[show]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  for (const lessons::Entry& entry : lessons::course()) {
    CAPTURE(entry.id, lang);
    const std::string shown = flowing(run("show " + entry.slug + " --lang " + lang).out);
    const auto text = text_of(entry, language(lang));
    CHECK(has(shown, entry.id + " " + text.title + " " + text.summary));
    CHECK(has(shown, flowing(text.about)));
    for (const lessons::Program& program : entry.programs) {
      const auto& scenario = text.scenario(program.scenario.name);
      CHECK(has(shown, flowing(scenario.about)));
      for (const auto& remark : words::remarks_of(language(lang), program, scenario.notice)) {
        CHECK(has(shown, flowing("- " + remark)));
      }
      for (const auto& suggestion : scenario.tries)
        CHECK(has(shown, flowing(suggestion.command + " " + suggestion.shows)));
    }
    for (const std::string& note : text.notes) CHECK(has(shown, flowing("- " + note)));
    CHECK(has(shown, "package main"));
    CHECK(has(shown, "#include \"golearn/golearn.hpp\""));
  }
}

TEST_CASE("show of one program has that program's text only", "[show]") {
  const End end = run("show 9.2.2/buffered --lang en");
  CHECK(end.status == 0);
  CHECK(has(end.out, "First come 3 Go lines"));
  CHECK(!has(end.out, "One pair comes each second"));
}

TEST_CASE("show puts tied lines on one row", "[show]") {
  const lessons::Entry& entry = *lessons::find_lesson("9.2.2");
  const Lines shown = on_terminal("show 9.2.2", 250);
  for (const auto& tie : entry.folder->ties) {
    CAPTURE(tie.go_line, tie.cpp_line);
    CHECK(has_row(shown, "^ *" + std::to_string(tie.go_line) + " .* │ +" + std::to_string(tie.cpp_line) + " "));
  }
}

TEST_CASE("COLUMNS sets the width where stdout is no terminal", "[show]") {
  CHECK(has(run("show 9.2.2", {.environment = {{"COLUMNS", "120"}}}).out, " │ "));
  CHECK(!has(run("show 9.2.2").out, " │ "));
  const std::string columns = GENERATE(values<std::string>({"0", "-5", "x", "1", "99999999999999999999"}));
  CAPTURE(columns);
  CHECK(run("show 9.2.2", {.environment = {{"COLUMNS", columns}}}).status == 0);
}

TEST_CASE("wrapped lines of show do not end in spaces", "[show]") {
  for (const std::string& row : on_terminal("show 9.1.3", 80)) CHECK(!row.ends_with(" "));
}

TEST_CASE("the scenario's lines come without their markers", "[show]") {
  const std::string columns = GENERATE(values<std::string>({"80", "160"}));
  CHECK(!has(run("show 9.3.1", {.environment = {{"COLUMNS", columns}}}).out, "// go"));
}

TEST_CASE("the comments of both programs are shown in the reader's language", "[show]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const auto shown = [&](const std::string& lang) {
      return run("show " + entry.id + " --lang " + lang, {.environment = {{"COLUMNS", "400"}}}).out;
    };
    const char* const comment = "// *([^ │\n].*?)(?= *(?:│|\n))";
    for (const std::string& each : matches(shown("en"), comment)) CHECK(!has_hangul(each));
    for (const std::string& each : matches(shown("ko"), comment)) {
      CAPTURE(entry.id, each);
      CHECK(has_hangul(each));
    }
  }
}

TEST_CASE("show puts the remarks and the suggestions under their headings", "[show]") {
  const auto& [lang, notice, tries, notes] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"en", "What to notice", "Try next", "The notes and today's Go"},
      {"ko", "눈여겨볼 점", "해 볼 것", "노트와 지금의 Go"},
  }));
  const std::string shown = run("show 9.2.1 --lang " + lang).out;
  CHECK(has(shown, "\n\n" + notice + "\n  - "));
  CHECK(has(shown, "\n\n" + tries + "\n  golearn "));
  CHECK(has(shown, "\n\n" + notes + "\n  - "));
}

TEST_CASE("at a terminal show goes through the pager; in a pipe it does not", "[show]") {
  const std::vector<std::pair<std::string, std::string>> pager{{"PAGER", "/bin/sed s/^/paged:/"}};
  const End shown = run("show 9.2.2", {.out = Stream::terminal, .environment = pager});
  CHECK(shown.status == 0);
  for (const std::string& row : rows(shown.screen)) CHECK(row.starts_with("paged:"));
  CHECK(!has(run("show 9.2.2", {.environment = pager}).out, "paged:"));
  CHECK(!has(run("list", {.out = Stream::terminal, .environment = pager}).screen, "paged:"));
}

TEST_CASE("without a pager show is written as it is", "[show]") {
  const auto& [name, value] = GENERATE(
      table<std::string, std::string>({{"PAGER", ""}, {"PAGER", "cat"}, {"PATH", "/no-less-here"}, {"TERM", "dumb"}}));
  CAPTURE(name, value);
  const End shown = run("show 9.2.2", {.out = Stream::terminal, .environment = {{name, value}}});
  CHECK(shown.status == 0);
  CHECK(has(shown.screen, "Go — program.go"));
}

TEST_CASE("show colours keywords, strings and comments of both programs", "[show]") {
  const unsigned short columns = GENERATE(80, 160);
  const std::string shown = run("show 9.2.2", {.out = Stream::terminal, .columns = columns}).screen;
  CHECK(has(shown, "\033[36mfunc\033[0m"));
  CHECK(has(shown, "\033[36mvoid\033[0m"));
  CHECK(has(shown, "\033[32m\"Main : \"\033[0m"));
  CHECK(has(shown, "\033[2m// "));
  CHECK(!coloured(run("show 9.2.2", {.out = Stream::terminal, .environment = {{"NO_COLOR", "1"}}}).screen));
}
