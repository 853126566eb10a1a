// A search that joins runs in one state: it finds and counts what one that walks every class finds and counts, in fewer
// runs; and sets of goroutines have no fixed size.
#include <algorithm>
#include <map>

#include "random_programs.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

using study::SearchKind;
using study::SearchReport;

// How many schedules give each result; nothing if there are too many.
std::map<std::string, std::uint64_t> counts(const std::function<void()>& main, bool join_states) {
  constexpr std::uint64_t kMost = 2000;
  const SearchReport report =
      search_all(main, {.kind = SearchKind::exhaustive, .join_states = join_states, .schedules = kMost});
  if (!report.complete) return {};
  std::map<std::string, std::uint64_t> all;
  for (const study::Result& each : report.results) all[each.printed + each.message] += each.schedules;
  return all;
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
  const Shape shape = GENERATE(Shape{.goroutines = 2, .most = 2}, Shape{.goroutines = 3, .most = 1},
                               Shape{.goroutines = 2, .most = 2, .timed = true});
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 10U : 200U); ++seed) {
    const RandomProgram program = random_program(seed, shape);
    CAPTURE(seed, program.text);
    const auto walked = counts(program.main, false);
    const auto joined = counts(program.main, true);
    if (walked.empty()) continue;
    CHECK(std::ranges::equal(
        joined, walked, {}, [](const auto& each) { return each.first; }, [](const auto& each) { return each.first; }));
    // How far the others came when main ends is seen in no result, and may be counted once or twice.
    if (!shape.timed) CHECK(joined == walked);
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
