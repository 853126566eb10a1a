// The format of practice.txt.
#include <stdexcept>

#include "lessons/practice/practice.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::parse_practice;
using lessons::Practice;

namespace {

const std::string kTexts =
    "  ko 무엇?\n  en what?\n  hint-ko 힌트\n  hint-en hint\n  because-ko 까닭\n  because-en why\n";
const std::string kPlayed = "minutes 20\nchallenge one\n  play buffered\n  goal first a\n" + kTexts;

}  // namespace

TEST_CASE("a practice has its minutes and what should come first", "[practice]") {
  const Practice practice = parse_practice("# for the reader\nlesson 9.2.2\nminutes 20\nneeds 9.2.1 9.1.1\n\n");
  CHECK(practice.minutes == 20);
  CHECK(practice.needs == Lines{"9.2.1", "9.1.1"});
  CHECK(practice.questions.empty());
  CHECK(practice.challenges.empty());
}

TEST_CASE("a question is about a run, asks for a quantity, and has choices", "[practice]") {
  const Practice practice = parse_practice(
      "minutes 1\n\nquestion one\n# a remark\n  run buffered --buffer 3 --procs 2 --no-sync --fast --speed 1\n"
      "  ask count \"Go =>\"\n  at ch <- true#2\n  vary procs 1 2\n" +
      kTexts + "  choice Go =>  1 *\n  choice 2 * 3\n");
  const lessons::Question* one = practice.question("one");
  REQUIRE(one);
  CHECK((one->id == "one" && one->line == 3 && !one->all && !one->near));
  CHECK(one->setup.program == "buffered");
  CHECK(one->setup.knobs == study::TypedKnobs{{"buffer", "3"}, {"no-sync", "true"}});
  CHECK((one->setup.procs == 2 && one->setup.real_time && one->setup.virtual_time));
  CHECK((one->ask.name == "count" && one->ask.words == Lines{"Go =>"}));
  CHECK((one->at == "ch <- true" && one->at_nth == 2));
  CHECK((one->vary == "procs" && one->values == Lines{"1", "2"}));
  REQUIRE(one->choices.size() == 2);
  CHECK((one->choices[0].answer == "Go =>  1" && one->choices[0].marked));
  CHECK((one->choices[1].answer == "2 * 3" && !one->choices[1].marked));
  CHECK((one->text.ko == "무엇?" && one->text.en == "what?" && one->hint.ko == "힌트" && one->hint.en == "hint"));
  CHECK((one->because.ko == "까닭" && one->because.en == "why"));
  CHECK(practice.question("two") == nullptr);
}

TEST_CASE("a question may be about every schedule, and its choices numbers near the right one", "[practice]") {
  const Practice practice =
      parse_practice("minutes 1\nquestion one\n  all race --workers 3\n  ask can count \"a b\"\n  at c[#x\n" + kTexts +
                     "  choices near");
  const lessons::Question& one = practice.questions.front();
  CHECK((one.all && one.near && one.choices.empty()));
  CHECK((one.at == "c[#x" && one.at_nth == 0));
  CHECK((one.ask.name == "can" && one.ask.words == Lines{"count", "a b"}));
}

TEST_CASE("a challenge is met by knobs", "[practice]") {
  const Practice practice = parse_practice(
      "minutes 1\nchallenge one\n  program buffered --count 2\n  means buffer procs\n  goal always count "
      "\"Go =>\" 12 ending returned\n  solution --buffer 11\n  solution --procs 4\n  least buffer\n" +
      kTexts);
  const lessons::Challenge* one = practice.challenge("one");
  REQUIRE(one);
  CHECK((!one->play && one->always && !one->impossible && one->least == "buffer"));
  CHECK((one->setup.program == "buffered" && one->setup.knobs == study::TypedKnobs{{"count", "2"}}));
  CHECK(one->means == Lines{"buffer", "procs"});
  REQUIRE(one->goal.size() == 2);
  CHECK((one->goal[0].name == "count" && one->goal[0].words == Lines{"Go =>", "12"}));
  CHECK((one->goal[1].name == "ending" && one->goal[1].words == Lines{"returned"}));
  REQUIRE(one->solutions.size() == 2);
  CHECK((one->solutions[0].program == "buffered" && one->solutions[0].knobs == study::TypedKnobs{{"buffer", "11"}}));
  CHECK((one->solutions[1].knobs.empty() && one->solutions[1].procs == 4));
  CHECK(practice.challenge("two") == nullptr);
}

TEST_CASE("a challenge is met as the scheduler, or cannot be, as its twin can", "[practice]") {
  CHECK((parse_practice(kPlayed).challenges.front().play && !parse_practice(kPlayed).challenges.front().impossible));
  const lessons::Challenge one =
      parse_practice(kPlayed + "  impossible\n  possible-with --no-sync --procs 2\n").challenges.front();
  CHECK((one.play && one.impossible));
  CHECK((one.possible_with.program == "buffered" && one.possible_with.procs == 2));
  CHECK(one.possible_with.knobs == study::TypedKnobs{{"no-sync", "true"}});
}

TEST_CASE("a choice may be knobs", "[practice]") {
  CHECK(lessons::knobs_in("--sync mutex --procs 2").knobs == study::TypedKnobs{{"sync", "mutex"}});
  CHECK(lessons::knobs_in("--sync mutex --procs 2").procs == 2);
  CHECK_THROWS_AS(lessons::knobs_in("mutex"), std::runtime_error);
}
