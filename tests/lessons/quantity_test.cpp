// What questions ask of a run, quantity by quantity.
#include "lessons/practice/quantity.hpp"

#include "runs_by_hand.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Came;
using lessons::words_of;

namespace {

// "-" for a run that has no such thing.
std::string asked(const std::string& quantity, const Came& run = by_hand()) {
  return lessons::answer(phrase(quantity), run).value_or("-");
}

}  // namespace

TEST_CASE("words stand between spaces, and what is in quotes is one word", "[practice]") {
  CHECK(words_of(R"(count "Go =>" 3)") == Lines{"count", "Go =>", "3"});
  CHECK(words_of(R"(  first   "" last)") == Lines{"first", "", "last"});
  CHECK(words_of(R"("not closed)") == Lines{"not closed"});
  CHECK(words_of("  ").empty());
}

TEST_CASE("each quantity of a run is what one would count by hand", "[practice]") {
  const auto& [quantity, wanted] = GENERATE(table<std::string, std::string>({
      {"first", "a 1"},
      {"last", "a 7 of 10"},
      {"line 3", "b -3"},
      {"count a", "3"},
      {"count nothing", "0"},
      {"leading a", "2"},
      {"leading b", "0"},
      {"lines-before b", "2"},
      {"lines-before a", "0"},
      {"count-before a b", "2"},
      {"count-before nothing b", "0"},
      {"which-first size b took", "b"},
      {"which-first nothing took", "took"},
      {"first-with took", "took : 1.5 ms"},
      {"number", "10"},
      {"least a took size", "took"},  // 10, 900 microseconds, 2048
      {"most a took size", "size"},
      {"most nothing took", "took"},
      {"rounded size", "2048"},
      {"seconds", "3"},
      {"ending", "panicked"},
      {"message", "close of closed channel"},
      {"stuck 4", "31"},
  }));
  CAPTURE(quantity);
  CHECK(asked(quantity) == wanted);
}

TEST_CASE("what a run has not is no answer", "[practice]") {
  const std::string quantity = GENERATE(values<std::string>(
      {"line 0", "line 8", "lines-before nothing", "count-before a nothing", "which-first nothing never",
       "first-with nothing", "least nothing never", "most nothing", "rounded nothing", "stuck 2"}));
  CAPTURE(quantity);
  CHECK(asked(quantity) == "-");
}

TEST_CASE("a run that prints nothing has no line and no number, and counts none", "[practice]") {
  const auto& [quantity, wanted] = GENERATE(table<std::string, std::string>({{"first", "-"},
                                                                             {"last", "-"},
                                                                             {"number", "-"},
                                                                             {"count a", "0"},
                                                                             {"leading a", "0"},
                                                                             {"seconds", "0"},
                                                                             {"ending", "returned"},
                                                                             {"message", ""}}));
  CAPTURE(quantity);
  CHECK(asked(quantity, Came{}) == wanted);
}

TEST_CASE("a number has its sign, and is the last of its line", "[practice]") {
  CHECK(asked("number", printed({"balance : -1000"})) == "-1000");
  CHECK(asked("number", printed({"1", "2 and 3."})) == "3");
  CHECK(asked("number", printed({"1", "none"})) == "-");
}

TEST_CASE("a figure is the last number of the last line that has one, and is rounded", "[practice]") {
  const Came it = printed({"times 2.6", "times 2 and 1.4", "times : none", "other : 7"});
  CHECK(asked("rounded times", it) == "1");
  CHECK(asked("rounded \"times 2.\"", it) == "3");
  CHECK(asked("rounded none", it) == "-");
}

TEST_CASE("lines are without times of day", "[practice]") {
  const Came it = lessons::came_of(study::Result{
      .printed = "2026/11/27 10:00:00 works\nRead 1 - 2026-11-27 10:00:00.5 +0900 KST m=+0.001\nat 10:00:00 sharp\n",
      .ending = Ending::fatal,
      .message = "fatal error: x",
      .leaked = 3});
  CHECK(it.lines == Lines{"works", "Read 1", "at 10:00:00 sharp"});
  CHECK(it.ending == Ending::fatal);
  CHECK(it.message == "fatal error: x");
  CHECK(it.leaked == 3);
}
