// A search that joins runs in one state: it finds and counts what one that walks every class finds and counts, in fewer
// runs; and sets of goroutines have no fixed size.
#include <algorithm>

#include "counted.hpp"
#include "random_programs.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::SearchKind;
using study::SearchReport;

// Of a select it depends on the state what commutes with it, and how far the others came when the program dies is seen
// in no result: there a class may be counted once or twice.
bool counts_are_exact(const RandomProgram& program, const Counts& counts) {
  const auto does = [&](std::string_view what) { return program.text.find(what) != std::string::npos; };
  const auto died = [](const auto& each) { return each.first.find("sync: ") != std::string::npos; };
  return !does("either") && !does("poll") && std::ranges::none_of(counts, died);
}

// A sender, and a receiver that forwards: who comes first to each meeting, nobody can tell.
void relay() {
  auto first = make_chan<int>();
  auto second = make_chan<int>();
  go([=] {
    for (int i = 0; i < 6; ++i) first.send(i);
    first.close();
  });
  go([=] {
    for (const int i : first) second.send(i);
    second.close();
  });
  int sum = 0;
  for (const int i : second) sum += i;
  println(sum);
}

}  // namespace

TEST_CASE("joining states changes no result, and no count", "[search]") {
  const Shape shape =
      GENERATE(Shape{.goroutines = 2, .most = 2}, Shape{.goroutines = 3, .most = 1},
               Shape{.goroutines = 2, .most = 2, .timed = true}, Shape{.goroutines = 2, .most = 3, .alike = true},
               Shape{.goroutines = 3, .most = 2, .alike = true},
               Shape{.goroutines = 2, .most = 2, .timed = true, .alike = true});
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 10U : 200U); ++seed) {
    const RandomProgram program = random_program(seed, shape);
    CAPTURE(seed, program.text);
    const Counts walked = counts(program.main, false, 2000);
    if (walked.empty()) continue;
    const Counts joined = counts(program.main, true);
    CHECK(std::ranges::equal(
        joined, walked, {}, [](const auto& each) { return each.first; }, [](const auto& each) { return each.first; }));
    if (!shape.timed && counts_are_exact(program, walked)) CHECK(joined == walked);
  }
}

TEST_CASE("orders that nobody can tell apart are run once", "[search]") {
  const SearchReport joined = search_all(relay);
  const SearchReport walked = search_all(relay, {.kind = SearchKind::exhaustive, .join_states = false});
  CHECK(joined.complete);
  CHECK(joined.results.size() == 1);
  CHECK(joined.schedules == walked.schedules);
  CHECK(walked.joined == 0);
  CHECK(joined.joined > 0);
  // Two ways into each state at most, so the runs grow with the meetings and not with two to the power of them.
  CHECK(search_all(relay, {.kind = SearchKind::exhaustive, .schedules = 150}).complete);
  CHECK_FALSE(search_all(relay, {.kind = SearchKind::exhaustive, .join_states = false, .schedules = 150}).complete);
}

TEST_CASE("a program may have hundreds of goroutines", "[search]") {
  const SearchReport report = search_all(
      [] {
        for (int i = 0; i < 300; ++i) {
          auto mine = make<Shared<int>>();
          go([=] { mine->store(i); });
        }
        sleep(1s);
        println("done");
      },
      {.kind = SearchKind::exhaustive, .schedules = 10});
  CHECK(report.complete);
  CHECK_FALSE(report.too_large);
  CHECK(report.results.size() == 1);
}

}  // namespace golearn::test
