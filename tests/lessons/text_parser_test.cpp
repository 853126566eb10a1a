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
  CHECK(first.notice == Lines{"A thing on two lines", "Another"});
  REQUIRE(first.tries.size() == 2);
  CHECK(first.tries[0].command == "golearn lesson 1");
  CHECK(first.tries[0].shows == "shows this");
  CHECK(first.tries[1].shows == "shows that");
  CHECK(text.scenario("second").tries.front().shows == "둘");
  CHECK(text.notes == Lines{"A note"});
}

TEST_CASE("an unknown program is the asker's mistake", "[text-parser]") {
  const LessonText text = parse_text(kHead + "## one\nAbout.\n");
  CHECK_THROWS_AS(text.scenario("two"), std::logic_error);
}

TEST_CASE("the last line needs no line end", "[text-parser]") {
  CHECK(parse_text(kHead + "## one\nAbout.\n### What to notice\n- last").scenario("one").notice == Lines{"last"});
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
      {kHead + "## one\n### Try next\n- no command\n", "a suggestion begins with a command: no command"},
      {kHead + "## one\n### Try next\n- `golearn list\n", "a suggestion begins with a command: `golearn list"},
      {kHead + "## one\n## The notes and today's Go\nno bullet\n", "a list begins with '- ': no bullet"},
  }));
  CAPTURE(markdown);
  CHECK(complaint(markdown).find(words) != std::string::npos);
}
