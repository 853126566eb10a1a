// Every program of the course at its small size, with its defaults and with what its text suggests: what the reduced
// search finds, against random schedules and against trying everything.
#include <fmt/format.h>

#include <optional>
#include <set>

#include "golearn/study/search.hpp"
#include "suggested.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

using Results = std::set<std::string>;

constexpr std::uint64_t kMost = kSanitized ? 500 : 40'000;
constexpr std::uint64_t kRandom = kSanitized ? 20 : 2'000;
constexpr auto kPolling = std::chrono::seconds(5);  // for a program that polls, each of whose runs is long
// With this bound, which no run reaches, every choice is tried.
constexpr std::size_t kEverything = 1'000'000;
// So many of the course's programs are to be searched completely, and of so many every choice is to be tried.
constexpr int kComplete = kSanitized ? 100 : 160;
constexpr int kTried = kSanitized ? 50 : 115;

std::string told(const Suggested& what) {
  std::string text = what.program->runnable.id;
  for (const auto& [knob, value] : what.knobs) text += fmt::format(" --{}={}", knob, value);
  return text;
}

// What its schedule decides of a result.
std::string comparable(const study::Result& result, const lessons::Scenario& scenario) {
  std::string text;
  for (std::size_t at = 0; at < result.printed.size();) {
    const std::size_t end = std::min(result.printed.find('\n', at), result.printed.size());
    text += lessons::comparable(result.printed.substr(at, end - at), scenario) + "\n";
    at = end + 1;
  }
  return fmt::format("{}{}, {} left\n", text, result.message, result.leaked);
}

struct Searched {
  Results results;
  bool complete = false;
};

Searched searched(const Suggested& what, const study::SearchPlan& plan) {
  const auto report = study::search(study::small_run(what.program->runnable, what.knobs), plan);
  CHECK_FALSE(report.strayed);
  Searched all{.results = {}, .complete = report.complete};
  for (const study::Result& result : report.results) {
    all.results.insert(comparable(result, what.program->scenario));
  }
  return all;
}

// Those of `all` that `some` has not, for a failure to show.
std::string left_out(const Results& some, const Results& all) {
  std::string text;
  for (const std::string& result : all) text += some.contains(result) ? "" : result;
  return text;
}

}  // namespace

TEST_CASE("a complete search of a program lacks nothing that other schedules show", "[suggested-search]") {
  const study::SearchPlan reduced{.kind = study::SearchKind::exhaustive, .schedules = kMost, .time = kPolling};
  const study::SearchPlan random{.kind = study::SearchKind::sampled, .schedules = kRandom};
  study::SearchPlan everything = reduced;
  everything.preemptions = kEverything;
  everything.join_states = false;
  int complete = 0;
  int tried = 0;
  for (const Suggested& what : suggested_searches()) {
    CAPTURE(told(what));
    const Searched found = searched(what, reduced);
    if (!found.complete) continue;
    ++complete;
    const Searched all = searched(what, everything);
    tried += all.complete ? 1 : 0;
    const std::string not_foreseen = left_out(found.results, searched(what, random).results);
    const std::string missed = left_out(found.results, all.results);
    const std::string made_up = all.complete ? left_out(all.results, found.results) : "";
    CAPTURE(not_foreseen, missed, made_up);
    CHECK(not_foreseen.empty());
    CHECK(missed.empty());
    CHECK(made_up.empty());
  }
  CHECK(complete >= kComplete);
  CHECK(tried >= kTried);
}
