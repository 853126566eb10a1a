// Every program of the course, at its small size: the reduced search finds what trying everything finds.
#include <set>
#include <tuple>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// What a program printed, as far as its schedule decides it, and how it ended.
using What = std::tuple<Lines, Ending, std::string, std::size_t>;
using Results = std::set<What>;

struct Searched {
  Results results;
  bool complete = false;
};

Searched searched(const std::string& id, std::optional<std::size_t> preemptions) {
  const auto report = search_lesson(id, {},
                                    {.kind = study::SearchKind::exhaustive,
                                     .preemptions = preemptions,
                                     .schedules = kSanitized ? std::uint64_t{2'000} : 40'000});
  Searched all{.results = {}, .complete = report.complete};
  for (const study::Result& r : report.results) {
    all.results.insert({normalised(lines_of(r.printed), choose(id).scenario), r.ending, r.message, r.leaked});
  }
  return all;
}

// Those of `all` that `some` has not, for a failure to show.
std::string left_out(const Results& some, const Results& all) {
  std::string text;
  for (const auto& what : all) {
    if (some.contains(what)) continue;
    for (const std::string& line : std::get<Lines>(what)) text += line + "\n";
    text += std::get<std::string>(what) + "\n";
  }
  return text;
}

}  // namespace

// With a bound that no run reaches every choice is tried. Of most programs that is too much: then it is as many
// schedules as the test has time for.
TEST_CASE("the reduced search of a program finds what trying everything finds", "[search]") {
  const std::size_t kNoBound = 1'000'000;
  for (const std::string& id : program_ids()) {
    CAPTURE(id);
    const Searched reduced = searched(id, {});
    const Searched all = searched(id, kNoBound);
    CHECK((reduced.complete || kSanitized));
    const std::string missed = reduced.complete ? left_out(reduced.results, all.results) : "";
    const std::string made_up = all.complete ? left_out(all.results, reduced.results) : "";
    CAPTURE(missed, made_up);
    CHECK(missed.empty());
    CHECK(made_up.empty());
  }
}

// That is so many at least, and at most, for all schedules within a bound are run.
TEST_CASE("a result needs as many preemptions as the search says", "[search]") {
  const auto& [id, knobs] = GENERATE(table<std::string, Knobs>({{"9.2.1", {}},
                                                                {"9.3.6", {{"add-inside", "true"}}},
                                                                {"9.3.1", {{"sync", "none"}}},
                                                                {"9.3.5", {{"no-sync", "true"}}}}));
  const auto printed_within = [&](std::size_t preemptions) {
    std::set<std::string> all;
    const auto report = search_lesson(id, knobs, {.kind = study::SearchKind::exhaustive, .preemptions = preemptions});
    CHECK(report.complete);
    for (const study::Result& r : report.results) all.insert(r.printed + r.message);
    return all;
  };
  const auto whole = search_lesson(id, knobs);
  REQUIRE(whole.results.size() > 1);
  for (const study::Result& r : whole.results) {
    CAPTURE(id, r.printed, r.message, r.preemptions);
    CHECK(r.fewest);
    CHECK(printed_within(r.preemptions).contains(r.printed + r.message));
    if (r.preemptions > 0) CHECK_FALSE(printed_within(r.preemptions - 1).contains(r.printed + r.message));
  }
}
