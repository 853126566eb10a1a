// Expected lines with parts that differ, gaps, and how far a run has come.
#include "golearn/explore/expected.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

bool fits(const std::string& pattern, const std::string& line) { return LinePattern(pattern).matches(line); }

ExpectedOutput items(const Lines& lines) {
  ExpectedOutput expected;
  for (const std::string& line : lines) {
    expected.items.push_back(line == "..." ? ExpectedOutput::Item{.gap = true}
                                           : ExpectedOutput::Item{.line = LinePattern(line)});
  }
  return expected;
}

// Whether this is all that is expected.
bool reads(const Lines& expected, const Lines& printed) {
  const ExpectedOutput output = items(expected);
  OutputMatch match(output);
  for (const std::string& line : printed) match.print(line);
  return match.ends("");
}

}  // namespace

TEST_CASE("a line without words is literal, to the last space", "[expected]") {
  CHECK(fits("Closure Test =>  1000", "Closure Test =>  1000"));
  CHECK_FALSE(fits("Closure Test =>  1000", "Closure Test => 1000"));
  CHECK_FALSE(fits("a", "a "));
  CHECK(fits("(a|b)* [c].$ <- x <other>", "(a|b)* [c].$ <- x <other>"));
  CHECK(fits("", ""));
  CHECK_FALSE(fits("", " "));
}

TEST_CASE("a word stands for what differs, in its own form only", "[expected]") {
  const std::string seoul = "2021-04-13 11:40:12.15236 +0900 KST m=+0.000091278";
  CHECK(fits("start <time>", "start " + seoul));
  CHECK(fits("<time>", "2000-01-01 00:00:00 +0000 UTC m=+4.000001000"));
  CHECK_FALSE(fits("start <time>", "start " + seoul + " x"));
  CHECK_FALSE(fits("start <time>", "end " + seoul));
  CHECK_FALSE(fits("start <time>", "start "));
  CHECK(fits("<date> Query : QID[<number>] CID[<number>]", "2020/09/23 21:57:26 Query : QID[10] CID[24]"));
  CHECK_FALSE(fits("<date> Query : QID[<number>]", "2020/09/23 21:57:26 Query : QID[x]"));
  CHECK(fits("<time>", "2021-04-13 11:40:12 -0330 NST m=-1.5"));
  CHECK_FALSE(fits("<time>", "2021-04-13 11:40:12 +0900 m=+0.000091278"));
  CHECK_FALSE(fits("<time>", "2021-04-13 11:40:12 +0900 KST"));
  CHECK(fits("<number>", "-2.5"));
  for (const std::string none : {"", "-", "2.", ".5", "2.5.1", "0x1", " 1"}) CHECK_FALSE(fits("<number>", none));
  CHECK(fits("<number>.<number>", "1.2.3"));
  CHECK(fits("a <any> c", "a b b c"));
  CHECK_FALSE(fits("a <any> c", "a b b"));
}

TEST_CASE("a gap takes any number of lines, and every way to read it counts", "[expected]") {
  CHECK(reads({"a", "...", "b"}, {"a", "b"}));
  CHECK(reads({"a", "...", "b"}, {"a", "b", "a", "b"}));
  CHECK(reads({"...", "a", "b", "...", "c"}, {"a", "a", "b", "c", "b", "c"}));
  CHECK(reads({"..."}, {}));
  CHECK(reads({}, {}));
  CHECK_FALSE(reads({"a", "...", "b"}, {"a", "b", "a"}));
  CHECK_FALSE(reads({"a"}, {"a", "a"}));
  CHECK_FALSE(reads({"a", "..."}, {"b"}));
}

TEST_CASE("a match tells what a line would do, and how far it came", "[expected]") {
  const ExpectedOutput output = items({"a", "...", "b", "c"});
  OutputMatch match(output);
  CHECK(match.would("a") == OutputMatch::Step::advances);
  CHECK(match.would("b") == OutputMatch::Step::departs);
  match.print("a");
  CHECK(match.would("b") == OutputMatch::Step::advances);
  CHECK(match.would("x") == OutputMatch::Step::fills);
  CHECK(match.reached() == 1);
  match.print("x");
  match.print("b");
  CHECK(match.reached() == 3);
  CHECK_FALSE(match.ends(""));
  match.print("c");
  CHECK(match.ends(""));
  CHECK_FALSE(match.ends("panic: x"));
  SECTION("once departed, nothing brings it back but a new start") {
    const ExpectedOutput two = items({"a", "b"});
    OutputMatch other(two);
    other.print("a");
    other.print("a");
    CHECK(other.departed());
    CHECK(other.reached() == 1);
    CHECK(other.would("b") == OutputMatch::Step::departs);
    other.restart();
    CHECK_FALSE(other.departed());
    CHECK(other.reached() == 0);
  }
}

}  // namespace golearn::test
