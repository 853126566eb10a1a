// The format of ko.md and en.md, and what the parser says of text that has not got it.
#include "lessons/lesson_text.hpp"

#include <stdexcept>

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::LessonText;
using lessons::parse_text;

namespace {

const std::string kHead = "# Title\nSummary\n\n";

std::string complaint(const std::string& markdown) {
  try {
    parse_text(markdown);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a text has a head, programs and notes", "[text-parser]") {
  const LessonText text = parse_text(
      "# Title\nSummary\n\nOne\nparagraph.\n\nAnother.\n\n"
      "## first\nAbout it.\n### What to notice\n- A thing\n  on two lines\n- Another\n"
      "### Try next\n- `golearn lesson 1` shows\n  this\n- `golearn list`: shows that\n"
      "## second\nMore.\n### 눈여겨볼 점\n- 하나\n### 해 볼 것\n- `golearn lesson 2` 둘\n"
      "## The notes and today's Go\n- A note\n");
  CHECK(text.title == "Title");
  CHECK(text.summary == "Summary");
  CHECK(text.about == "One paragraph.\n\nAnother.");
  REQUIRE(text.scenarios.size() == 2);
  const auto& first = text.scenario("first");
  CHECK(first.about == "About it.");
  REQUIRE(first.notice.size() == 2);
  CHECK(first.notice[0].text == "A thing on two lines");
  CHECK(first.notice[1].text == "Another");
  REQUIRE(first.tries.size() == 2);
  CHECK(first.tries[0].command == "golearn lesson 1");
  CHECK(first.tries[0].shows == "shows this");
  CHECK(first.tries[1].shows == "shows that");
  CHECK(text.scenario("second").tries.front().shows == "둘");
  CHECK(text.notes == Lines{"A note"});
}

TEST_CASE("a bullet may say when it applies, and what it states or promises", "[text-parser]") {
  const LessonText text = parse_text(
      kHead +
      "## one\nAbout.\n### What to notice\n- [no-sync, procs > 1 => lost > 0] Some are\n  lost\n- [died] Dead\n"
      "- [=> lines = 3] Three\n### Try next\n- [!no-sync => lost > 0 in 19] `golearn list` loses\n- `golearn list` "
      "all\n");
  const auto& notice = text.scenario("one").notice;
  REQUIRE(notice.size() == 3);
  CHECK(
      (notice[0].when == "no-sync, procs > 1" && notice[0].states == "lost > 0" && notice[0].text == "Some are lost"));
  CHECK((notice[1].when == "died" && notice[1].states.empty() && notice[1].text == "Dead"));
  CHECK((notice[2].when.empty() && notice[2].states == "lines = 3"));
  const auto& tries = text.scenario("one").tries;
  REQUIRE(tries.size() == 2);
  CHECK((tries[0].when == "!no-sync" && tries[0].promises == "lost > 0" && tries[0].of_twenty == 19));
  CHECK((tries[0].command == "golearn list" && tries[0].shows == "loses"));
  CHECK((tries[1].when.empty() && tries[1].promises.empty() && tries[1].of_twenty == 20));
}

TEST_CASE("an unknown program is the asker's mistake", "[text-parser]") {
  const LessonText text = parse_text(kHead + "## one\nAbout.\n");
  CHECK_THROWS_AS(text.scenario("two"), std::logic_error);
}

TEST_CASE("the last line needs no line end", "[text-parser]") {
  const LessonText text = parse_text(kHead + "## one\nAbout.\n### What to notice\n- last");
  CHECK(text.scenario("one").notice.front().text == "last");
}

TEST_CASE("what a text lacks is named", "[text-parser]") {
  const auto& [markdown, words] = GENERATE(table<std::string, std::string>({
      {"", "needs a title, a summary and a scenario"},
      {"# Title\n", "needs a title, a summary and a scenario"},
      {"# Title\nSummary\n", "needs a title, a summary and a scenario"},
      {"Summary\n\n## one\n", "needs a title, a summary and a scenario"},
      {kHead + "### What to notice\n- A\n", "outside a scenario: What to notice"},
      {kHead + "## one\n### Try it\n- A\n", "an unknown heading: Try it"},
      {kHead + "## one\n### What to notice\nno bullet\n", "a list begins with '- ': no bullet"},
      {kHead + "## one\n### What to notice\n- [died Dead\n", "a bracket that is not closed: [died Dead"},
      {kHead + "## one\n### Try next\n- no command\n", "a suggestion begins with a command: no command"},
      {kHead + "## one\n### Try next\n- `golearn list\n", "a suggestion begins with a command: `golearn list"},
      {kHead + "## one\n## The notes and today's Go\nno bullet\n", "a list begins with '- ': no bullet"},
  }));
  CAPTURE(markdown);
  CHECK(complaint(markdown).find(words) != std::string::npos);
}
