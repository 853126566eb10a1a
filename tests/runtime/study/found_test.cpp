// The classes that the results of a search come to.
#include "golearn/study/found.hpp"

#include <map>

#include "golearn/study/search_summary.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::Found;
using study::ResultClass;
using study::ResultKind;

std::vector<ResultKind> kinds(const std::vector<ResultClass>& classes) {
  std::vector<ResultKind> all;
  for (const ResultClass& each : classes) all.push_back(each.kind);
  return all;
}

}  // namespace

TEST_CASE("classes come the worst first, however rare", "[search]") {
  using enum ResultKind;
  const std::vector<Found> results{
      {.printed = "a\n", .schedules = 900},
      {.printed = "b\nc\n", .schedules = 50},
      {.printed = "c\nb\n", .schedules = 60},
      {.printed = "a\n", .raced = true, .schedules = 20},
      {.printed = "a\n", .broken = {0}, .schedules = 9},
      {.printed = "a\n", .leaked = 1, .schedules = 8},
      {.printed = "", .ending = Ending::step_limit, .schedules = 7},
      {.printed = "a\n", .ending = Ending::deadlocked, .message = "deadlock", .schedules = 1},
  };
  CHECK(kinds(classes_of(results)) == std::vector{dies, endless, leaks, breaks, races, reorders, well});
  CHECK(goes_wrong(races));
  CHECK_FALSE(goes_wrong(reorders));
}

TEST_CASE("results of one class end alike; those that end well print the same lines", "[search]") {
  const auto classes = [](std::vector<Found> results) { return classes_of(results).size(); };
  CHECK(classes({{.printed = "1\n2\n3\n"}, {.printed = "3\n1\n2\n"}, {.printed = "2\n3\n1\n"}}) == 1);
  CHECK(classes({{.printed = "1\n1\n2\n"}, {.printed = "1\n2\n2\n"}}) == 2);
  CHECK(classes({{.printed = "1\n2\n"}, {.printed = "12\n"}}) == 2);
  CHECK(classes({{.printed = "1\n", .broken = {0}}, {.printed = "2\n", .broken = {0}}}) == 1);
  CHECK(classes({{.printed = "1\n", .broken = {0}}, {.printed = "1\n", .broken = {1}}}) == 2);
  CHECK(classes({{.printed = "1\n", .leaked = 1}, {.printed = "2\n", .leaked = 1}, {.leaked = 2}}) == 2);
  const Ending dead = Ending::panicked;
  CHECK(classes({{.printed = "1\n", .ending = dead, .message = "a"}, {.ending = dead, .message = "a"}}) == 1);
  CHECK(classes({{.ending = dead, .message = "a"}, {.ending = dead, .message = "b"}}) == 2);
}

TEST_CASE("lines at other times of day are the same lines, and that the times differ is known", "[search]") {
  const std::vector<Found> results{{.printed = "2009/11/10 23:00:00 a\n2009/11/10 23:00:01 b\n"},
                                   {.printed = "2009/11/10 23:00:00 b\n2009/11/10 23:00:01 a\n"}};
  const auto classes = classes_of(results);
  REQUIRE(classes.size() == 1);
  CHECK(classes[0].kind == ResultKind::reorders);
  CHECK(classes[0].times_differ);
  CHECK_FALSE(study::classes_of({{.printed = "a\nb\n"}, {.printed = "b\na\n"}}).at(0).times_differ);
}

TEST_CASE("another exit status is another class", "[search]") {
  CHECK(study::classes_of({{.printed = "a\n"}, {.printed = "a\n", .exit_status = 1}}).size() == 2);
}

TEST_CASE("of a class the simplest comes first: the fewest preemptions, then the shortest token", "[search]") {
  const std::vector<Found> results{{.printed = "1\n2\n", .schedules = 3, .preemptions = 2, .token = "t"},
                                   {.printed = "2\n1\n", .schedules = 4, .preemptions = 1, .token = "longer"},
                                   {.printed = "1\n2\n", .schedules = 5, .preemptions = 1, .token = "long"}};
  const auto classes = classes_of(results);
  REQUIRE(classes.size() == 1);
  CHECK(classes[0].schedules == 12);
  CHECK(classes[0].results == std::vector<const Found*>{&results[2], &results[1], &results[0]});
}

}  // namespace golearn::test
