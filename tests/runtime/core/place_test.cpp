// A place in a program, whoever names it.
#include "golearn/core/place.hpp"

#include <set>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

Place here(Place where = Place::current()) { return where; }

}  // namespace

TEST_CASE("a call site's place is where the call is written", "[place]") {
  const unsigned line = Place::current().line();
  const Place place = here();
  CHECK(place.line() == line + 1);
  CHECK(std::string(place.file()) == "tests/runtime/core/place_test.cpp");
  CHECK(std::string(place.function()).starts_with("void "));
  const Place other = here(), same = [] { return here(); }();
  CHECK(other.line() == same.line());
  CHECK(other.column() < same.column());
  CHECK(other != same);
}

TEST_CASE("a place may be another front end's", "[place]") {
  static constexpr PlaceRecord record{"main.go", "main.main.func1", 12, 3};
  const Place place(record);
  CHECK(std::string(place.file()) == "main.go");
  CHECK(std::string(place.function()) == "main.main.func1");
  CHECK(place.line() == 12);
  CHECK(place.column() == 3);

  // It goes through the runtime as a call site's does.
  const Outcome outcome = Runtime({.procs = 1}).run([] {
    auto ch = make_chan<int>();
    ch.recv(Place(record));
  });
  REQUIRE(outcome.goroutines.size() == 1);
  CHECK(outcome.goroutines.front().at == place);
}

TEST_CASE("nowhere is no place", "[place]") {
  CHECK(!Place());
  CHECK(Place().line() == 0);
  CHECK(std::string(Place().file()).empty());
  CHECK(here());
}

TEST_CASE("places are the same if file, line and column are", "[place]") {
  static constexpr PlaceRecord a{"a.go", "f", 1, 2}, same{"a.go", "f", 1, 2}, column{"a.go", "f", 1, 3},
      line{"a.go", "f", 2, 1}, file{"b.go", "f", 1, 2};
  CHECK(Place(a) == Place(same));
  const std::set<Place> all{Place(a), Place(same), Place(column), Place(line), Place(file)};
  CHECK(all.size() == 4);
  CHECK(Place(a) < Place(column));
  CHECK(Place(column) < Place(line));
  CHECK(Place(line) < Place(file));
}

}  // namespace golearn::test
