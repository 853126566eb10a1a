// What a directed search learns from its runs, and how it goes back.
#include "golearn/explore/guide.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

ExpectedOutput items(const Lines& lines) {
  ExpectedOutput expected;
  for (const std::string& line : lines) expected.items.push_back({.line = LinePattern(line)});
  return expected;
}

KnownLine known(const Lines& texts) {
  KnownLine line;
  for (const std::string& text : texts) line.learn(text);
  return line;
}

}  // namespace

TEST_CASE("a known line is what was the same in every run", "[guide]") {
  CHECK_FALSE(known({}).may_be("7 sees 1"));
  CHECK(known({"7 sees 1"}).may_be("7 sees 1"));
  CHECK_FALSE(known({"7 sees 1"}).may_be("7 sees 2"));
  CHECK(known({"7 sees 1", "7 sees 3"}).may_be("7 sees 2"));
  CHECK_FALSE(known({"7 sees 1", "7 sees 3"}).may_be("8 sees 2"));
  CHECK_FALSE(known({"7 sees 1", "7 sees 3"}).may_be("7 sees"));
  CHECK(known({"7 sees 1", "7 sees nothing at all"}).may_be("7 sees 2 or 3"));
  CHECK(known({"at noon"}).may_be("at <time>"));
  CHECK_FALSE(known({"at noon"}).may_be("on <time>"));
}

TEST_CASE("a guide knows where a goroutine's line is expected first", "[guide]") {
  const ExpectedOutput expected = items({"a 1", "b 1", "a 2"});
  Guide guide(expected);
  CHECK(guide.first_item(5, 0) == 3);
  guide.printed(5, 0, "a 2");
  CHECK(guide.first_item(5, 0) == 2);
  guide.printed(5, 0, "a 7");
  CHECK(guide.first_item(5, 0) == 0);
  CHECK(guide.may_print(5, 0, 2));
  CHECK_FALSE(guide.may_print(5, 0, 1));
  CHECK_FALSE(guide.may_print(5, 1, 0));
  CHECK_FALSE(guide.may_print(6, 0, 0));
}

TEST_CASE("after a failure the last choice that has another option is made anew", "[guide]") {
  const ExpectedOutput expected = items({"a", "b"});
  Guide guide(expected);
  guide.path() = {{.order = {0, 1}}, {.order = {2, 0, 1}}, {.order = {0}}};
  guide.failed(0);
  REQUIRE(guide.path().size() == 2);
  CHECK(guide.path().back().order[guide.path().back().at] == 0);
  guide.failed(0);
  CHECK(guide.path().back().order[guide.path().back().at] == 1);
  guide.failed(0);
  REQUIRE(guide.path().size() == 1);
  CHECK(guide.path().back().order[guide.path().back().at] == 1);
  guide.failed(0);
  CHECK(guide.path().empty());
  CHECK(guide.failures() == 4);
}

TEST_CASE("when patience is over, what was reached last is given up first", "[guide]") {
  const ExpectedOutput expected = items({"a", "b", "c"});
  Guide guide(expected);
  const std::vector<std::uint32_t> many(10'000);
  guide.path() = {{.order = {0, 1}, .reached = 0}, {.order = {0, 1}, .reached = 1}, {.order = many, .reached = 2}};
  int failures = 0;
  while (guide.path().size() == 3 && failures < 10'000) {
    guide.failed(2);
    ++failures;
  }
  CHECK(failures < 1'000);
  REQUIRE(guide.path().size() == 1);
  CHECK(guide.path().front().at == 1);
}

}  // namespace golearn::test
