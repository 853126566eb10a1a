// The questions and challenges of all lessons: every answer computed.
#include <algorithm>
#include <map>
#include <set>

#include "practice_checks.hpp"
#include "practice_known.hpp"
#include "practice_places.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Entry;
using lessons::Question;

namespace {

std::vector<std::pair<const Entry*, const Question*>> questions() {
  std::vector<std::pair<const Entry*, const Question*>> all;
  for (const Entry& entry : lessons::course()) {
    for (const Question& question : practice_of(entry).questions) all.emplace_back(&entry, &question);
  }
  return all;
}

std::size_t right_one(const lessons::JudgedQuestion& judged) {
  const auto at = std::ranges::find(judged.choices, true, &lessons::JudgedChoice::right);
  return static_cast<std::size_t>(at - judged.choices.begin());
}

// That something does not come, no run can show.
bool shows(const Question& question, const lessons::JudgedChoice& choice) {
  if (question.ask.name == "always-number") return true;
  return choice.right && (question.ask.name != "can-leak" || choice.answer == "yes");
}

// Of the choices that an author has put in order.
std::vector<Placed> written_places() {
  std::vector<Placed> all;
  for (const auto& [entry, question] : questions()) {
    if (question->near || may_be_several(*question)) continue;
    Placed placed;
    for (std::size_t i = 0; i < question->choices.size(); ++i) {
      placed.lengths.push_back(question->choices[i].answer.size());
      if (question->choices[i].marked) placed.right = i;
    }
    all.push_back(placed);
  }
  return all;
}

Placed placed(std::size_t right, std::vector<std::size_t> lengths) { return {right, std::move(lengths)}; }

}  // namespace

TEST_CASE("every lesson has three questions and a challenge, and each is as it says", "[practice][many]") {
  for (const Entry& entry : lessons::course()) {
    CAPTURE(entry.id);
    CHECK(complaints(entry, entry.folder->practice) == Lines{});
  }
}

TEST_CASE("what shows that a choice is right is a run in which it is seen", "[practice]") {
  std::size_t shown = 0;
  for (const auto& [entry, question] : questions()) {
    if (!question->all) continue;
    for (const lessons::JudgedChoice& choice : judged(*entry, *question, "").choices) {
      CAPTURE(entry->id, question->id, choice.answer);
      CHECK(choice.shown_by.has_value() == shows(*question, choice));
      if (!choice.shown_by) continue;
      ++shown;
      const std::vector<lessons::Came> run{replayed(program_of(*entry, question->setup), *choice.shown_by)};
      CHECK(is_right(question->ask, run, choice.answer) == choice.right);
    }
  }
  CHECK(shown > 60);
}

TEST_CASE("a mend that is none is shown by a run that goes wrong", "[practice]") {
  std::size_t shown = 0;
  for (const Entry& entry : lessons::course()) {
    for (const lessons::Challenge& challenge : practice_of(entry).challenges) {
      if (!challenge.always) continue;
      CAPTURE(entry.id, challenge.id);
      const lessons::Attempt& none = attempted(entry, challenge, {});
      REQUIRE(none.shown_by);
      CHECK(none.passing < none.schedules);
      CHECK_FALSE(passes(challenge.goal, replayed(program_of(entry, challenge.setup), *none.shown_by)));
      ++shown;
    }
  }
  CHECK(shown > 2);
}

TEST_CASE("a question that is asked again has another value, the program's own first", "[practice]") {
  const Entry& entry = *lessons::find_lesson("9.2.2");
  const Question& burst = *practice_of(entry).question("burst");
  Lines asked;
  for (std::size_t i = 0; i < 6; ++i) asked.push_back(varied(entry, burst, i));
  CHECK(burst.values == Lines{"0", "1", "2", "3", "5"});
  CHECK(asked == Lines{"2", "3", "5", "0", "1", "2"});
  CHECK(varied(entry, *practice_of(entry).question("last"), 3).empty());
}

TEST_CASE("the numbers near the right one have it at any place", "[practice]") {
  std::map<std::size_t, int> places;
  int all = 0;
  for (const auto& [entry, question] : questions()) {
    if (!question->near) continue;
    for (const std::string& value : values_of(*question)) {
      ++places[right_one(judged(*entry, *question, value))];
      ++all;
    }
  }
  CHECK(places.size() == 4);
  for (const auto& [place, count] : places) CHECK(2 * count <= all);
}

TEST_CASE("neither its place nor its length tells which choice is right", "[practice]") {
  CHECK(complaints(written_places()) == Lines{});
}

TEST_CASE("what could be told by place or length is told of", "[practice]") {
  const std::size_t place = GENERATE(0, 1, 2, 3);
  std::vector<Placed> even;
  for (std::size_t i = 0; i < 40; ++i) even.push_back(placed(i % 4, {1, 1, 1, 1}));
  CHECK(complaints(even) == Lines{});
  std::vector<Placed> uneven(40, placed(place, {1, 1, 1, 1}));
  CHECK(complaints(uneven).front().starts_with("the right choice is the one in place "));
  std::vector<Placed> longest;
  for (std::size_t i = 0; i < 40; ++i) {
    longest.push_back(placed(i % 4, {1, 1, 1, 1}));
    longest.back().lengths[i % 4] = 2;
  }
  CHECK(complaints(longest) == Lines{"the right choice is the longest 40 times, by chance it were 10"});
}
