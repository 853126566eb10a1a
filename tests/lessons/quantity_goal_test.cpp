// What goals ask of a run, and questions of every schedule, test by test.
#include "lessons/practice/quantity.hpp"

#include <stdexcept>

#include "runs_by_hand.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Came;

namespace {

bool passes(const std::string& test, const Came& run = by_hand()) {
  return lessons::passes(std::vector{phrase(test)}, run);
}

bool right(const std::string& quantity, const std::vector<Came>& all, const std::string& choice) {
  return lessons::is_right(phrase(quantity), all, choice);
}

template <class Check>
std::string complaint(Check check) {
  try {
    check();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a test holds of the run that it is of, and of no other", "[practice]") {
  const auto& [holds, fails] = GENERATE(table<std::string, std::string>({
      {"ending panicked", "ending returned"},
      {"has-line \"a 1\"", "has-line a"},
      {"no-line nothing", "no-line took"},
      {"first \"a 1\"", "first \"a 2\""},
      {"last \"a 7 of 10\"", "last \"a 7\""},
      {"count a 3", "count a 2"},
      {"leading a 2", "leading a 3"},
      {"count-before a b 2", "count-before a b 3"},
      {"number 10", "number 7"},
      {"leaked 1", "leaked 3"},
      {"leaked 2", "leaked 4"},
      {"distinct 7", "distinct 6"},
      {"seconds 3", "seconds 2"},
      {"more size took", "more took size"},
      {"more size took", "more size nothing"},
      {"more size took", "more nothing size"},
      {"no-line nothing", "count-before a nothing 0"},
  }));
  CAPTURE(holds, fails);
  CHECK(passes(holds));
  CHECK_FALSE(passes(fails));
}

TEST_CASE("a run that prints nothing passes no test of a line", "[practice]") {
  const std::string test = GENERATE(
      values<std::string>({"has-line a", "first a", "last a", "number 1", "distinct 0", "distinct 1", "more a b"}));
  CAPTURE(test);
  CHECK_FALSE(passes(test, Came{}));
  CHECK(passes("no-line a", Came{}));
}

TEST_CASE("distinct counts lines that differ, where there is more than one", "[practice]") {
  CHECK(passes("distinct 1", printed({"a", "a"})));
  CHECK(passes("distinct 2", printed({"a", "b", "a"})));
  CHECK_FALSE(passes("distinct 1", printed({"a"})));
}

TEST_CASE("a goal is reached by a run that passes each of its tests", "[practice]") {
  const lessons::Phrase three = phrase("count a 3");
  CHECK(lessons::passes(std::vector{three, phrase("seconds 3")}, by_hand()));
  CHECK_FALSE(lessons::passes(std::vector{three, phrase("seconds 2")}, by_hand()));
  CHECK_FALSE(lessons::passes(std::vector{phrase("seconds 2"), three}, by_hand()));
}

TEST_CASE("of every schedule, a choice is right where some run, or each, is so", "[practice]") {
  const std::vector<Came> all{printed({"a", "n 1"}), printed({"n 2"}), printed({}, Ending::deadlocked)};
  const auto& [quantity, yes, no] = GENERATE(table<std::string, std::string, std::string>({
      {"can count a", "1", "2"},
      {"can first", "a", "b"},
      {"can-line", "a", "n"},
      {"can-number", "2", "3"},
      {"endings", "deadlocked", "panicked"},
      {"lines-when deadlocked", "0", "1"},
      {"can-leak", "no", "yes"},
  }));
  CAPTURE(quantity);
  CHECK(right(quantity, all, yes));
  CHECK_FALSE(right(quantity, all, no));
}

TEST_CASE("what holds always fails with the first run of which it does not", "[practice]") {
  CHECK(right("always-number 2", {printed({"2"}), printed({"n 2"})}, "--sync mutex"));
  CHECK_FALSE(right("always-number 2", {printed({"2"}), printed({"1"})}, "--sync mutex"));
  CHECK_FALSE(right("always-number 2", {printed({"2"}), printed({})}, "--sync mutex"));
  CHECK(right("can-be 2 number", {printed({"1"}), printed({"2"})}, "--sync none"));
  CHECK_FALSE(right("can-be 2 number", {printed({"1"})}, "--sync none"));
  CHECK_FALSE(right("lines-when returned", {printed({"1"}), printed({"1", "2"})}, "1"));
  CHECK_FALSE(right("lines-when panicked", {printed({"1"})}, "1"));
  CHECK(right("can-leak", {printed({}), Came{.leaked = 1}}, "yes"));
}

TEST_CASE("what is no quantity and no test is named, with what would be", "[practice]") {
  const auto& [text, all, hint] = GENERATE(table<std::string, bool, std::string>({
      {"frist", false, "'frist' is none of first, last, line"},
      {"can-line", false, "'can-line' is none of first"},
      {"first", true, "'first' is none of can, can-be, can-line"},
      {"count", false, "'count' takes 1 words, and has 0"},
      {"count a b", false, "'count' takes 1 words, and has 2"},
      {"which-first", false, "'which-first' takes words, and has none"},
      {"least", false, "'least' takes words, and has none"},
      {"can", true, "'can' takes words, and has none"},
      {"can nothing", true, "'nothing' is none of first"},
      {"can count", true, "'count' takes 1 words"},
      {"can-be 2", true, "a quantity of one run is missing"},
      {"can-be 2 counts", true, "'counts' is none of first"},
      {"lines-when died", true, "'died' is no ending: returned, panicked, deadlocked"},
      {"always-number", true, "'always-number' takes 1 words, and has 0"},
  }));
  CAPTURE(text);
  CHECK(complaint([&] { lessons::check_quantity(phrase(text), all); }).starts_with(hint));
  CHECK(complaint([] { lessons::check_goal(phrase("line 3")); }).starts_with("'line' is none of ending, has-line"));
  CHECK(complaint([] { lessons::check_goal(phrase("count a")); }) == "'count' takes 2 words, and has 1");
}
