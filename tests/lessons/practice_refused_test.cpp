// What is said of a practice.txt that has not got its format, or does not fit its lesson.
#include <stdexcept>

#include "lessons/practice/practice.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::parse_practice;

namespace {

const std::string kTexts =
    "  ko 무엇?\n  en what?\n  hint-ko 힌트\n  hint-en hint\n  because-ko 까닭\n  because-en why\n";
const std::string kHead = "minutes 20\n";
const std::string kAsked = kHead + "question one\n  run buffered\n  ask first\n  at ch <- true#2\n" + kTexts;
const std::string kQuestion = kAsked + "  choice a *\n  choice b\n";
const std::string kTried = kHead + "challenge one\n  program buffered\n  means buffer\n" + kTexts;
const std::string kPlayed = kHead + "challenge one\n  play buffered\n  goal first a\n" + kTexts;

std::string complaint(const std::string& text) {
  try {
    parse_practice(text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

// What is wrong with `text` as the practice of the buffering lesson.
std::string complaint_of_lesson(const std::string& text) {
  try {
    practice_in(*lessons::find_lesson("9.2.2"), text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("what is wrong with a practice is named with its line, and what would be right", "[practice]") {
  const auto& [text, hint] = GENERATE_REF(table<std::string, std::string>({
      {"", "no 'minutes N'"},
      {"minutes soon\n", "line 1: 'minutes' takes a number"},
      {"minutes 0\n", "line 1: 'minutes' takes a number above 0"},
      {"minute 3\n", "line 1: 'minute' is none of lesson, minutes, needs, question, challenge"},
      {"question\n", "line 1: it needs an id"},
      {"  run buffered\n", "line 1: this is of no question, and of no challenge"},
      {kQuestion + "question one\n", "line 14: 'one' is there"},
      {kQuestion + "challenge one\n", "line 14: 'one' is there"},
      {kQuestion + "choice c\n", "line 14: what a question or a challenge has is set in by two spaces"},
      {kQuestion + "  en again\n", "line 14: 'en' is there twice"},
      {kQuestion + "  colour red\n", "line 14: a question has no 'colour'"},
      {kQuestion + "  goal first a\n", "line 14: a question has no 'goal'"},
      {kQuestion + "  vary buffer\n", "line 14: 'vary' takes a knob and values"},
      {kQuestion + "  vary buffer 1\n", "line 14: 'vary' takes a knob and values"},
      {kQuestion + "  choices far\n", "line 14: 'choices' takes near"},
      {kQuestion + "  choices near\n", "line 2: 'one' needs choices, or 'choices near'"},
      {kAsked, "line 2: 'one' needs choices, or 'choices near'"},
      {kAsked + "question two\n", "line 2: 'one' needs choices, or 'choices near'"},
      {kAsked + "  choice a *\n", "line 2: 'one' needs choices, or 'choices near'"},
      {kHead + "question one\n  run --buffer 3\n", "line 3: a program is named first"},
      {kHead + "question one\n  run\n", "line 3: a program is named first"},
      {kHead + "question one\n  run buffered buffer 3\n", "line 3: 'buffer' is no knob: --NAME VALUE"},
      {kHead + "question one\n  run buffered --procs 0\n", "line 3: --procs takes 1..256"},
      {kHead + "question one\n  run buffered --procs 257\n", "line 3: --procs takes 1..256"},
      {kHead + "question one\n  run buffered --speed 2\n", "line 3: --speed takes 1: real time"},
      {kHead + "question one\n  run buffered\n  ask\n", "line 4: what is asked for?"},
      {kHead + "question one\n  run buffered\n  ask frist\n", "line 4: 'frist' is none of first, last"},
      {kHead + "question one\n  all buffered\n  ask first\n", "line 4: 'first' is none of can, can-be"},
      {kHead + "question one\n  ask first\n  all buffered\n", "line 3: 'run' or 'all' comes before 'ask'"},
      {kHead + "question one\n  run a\n  all a\n", "line 4: 'run' or 'all': one of them, once"},
      {kHead + "question one\n" + kTexts, "line 2: 'one' needs 'run' or 'all'"},
      {kHead + "question one\n  run a\n" + kTexts, "line 2: 'one' needs 'ask'"},
      {kHead + "question one\n  run a\n  ask first\n" + kTexts, "line 2: 'one' needs 'at'"},
      {kTried + "  colour red\n", "line 11: a challenge has no 'colour'"},
      {kTried + "  choice a\n", "line 11: a challenge has no 'choice'"},
      {kTried + "  goal\n", "line 11: a goal has at least one test"},
      {kTried + "  goal always\n", "line 11: a goal has at least one test"},
      {kTried + "  goal frist a\n", "line 11: 'frist' is none of ending, has-line"},
      {kTried + "  goal count a\n", "line 11: 'count' takes 2 words"},
      {kTried + "  goal ending died\n", "line 11: 'died' is no ending: returned, panicked, deadlocked"},
      {kTried + "  goal first a b\n", "line 11: 'b' is none of ending, has-line"},
      {kTried + "  solution buffer 3\n", "line 11: 'buffer' is no knob: --NAME VALUE"},
      {kTried + "  solution --buffer 3\n", "line 2: 'one' needs a goal"},
      {kTried + "  goal first a\n", "line 2: 'one' needs means, and a solution"},
      {kTried + "  play buffered\n", "line 11: 'program' or 'play': one of them, once"},
      {kTried + "  goal first a\n  solution --buffer 3\n  impossible\n",
       "line 2: 'one' is met by knobs: 'impossible' is for 'play'"},
      {kHead + "challenge one\n  solution --buffer 3\n", "line 3: 'program' or 'play' comes first"},
      {kHead + "challenge one\n  possible-with --buffer 3\n", "line 3: 'program' or 'play' comes first"},
      {kHead + "challenge one\n" + kTexts, "line 2: 'one' needs 'program' or 'play'"},
      {kPlayed + "  means buffer\n", "line 2: 'one' is met by order alone"},
      {kPlayed + "  solution --buffer 3\n", "line 2: 'one' is met by order alone"},
      {kPlayed + "  least buffer\n", "line 2: 'one' is met by order alone"},
      {kHead + "challenge one\n  play a\n  goal always first a\n" + kTexts, "line 2: 'one' is met by order alone"},
      {kPlayed + "  impossible\n", "line 2: 'one' needs 'possible-with'"},
      {kPlayed + "  impossible\n  possible-with\n", "line 2: 'one' needs 'possible-with'"},
  }));
  CAPTURE(text);
  CHECK(complaint(text).starts_with(hint));
}

TEST_CASE("each text is needed in both languages", "[practice]") {
  const std::string key = GENERATE(values<std::string>({"ko", "en", "hint-ko", "hint-en", "because-ko", "because-en"}));
  CAPTURE(key);
  const auto at = kQuestion.find("\n  " + key + " ") + 1;
  std::string without = kQuestion;
  without.erase(at, without.find('\n', at) + 1 - at);
  CHECK(complaint(kQuestion).empty());
  CHECK(complaint(without) == "line 2: 'one' needs ko, en, hint-ko, hint-en, because-ko, because-en");
}

TEST_CASE("a practice must fit its lesson", "[practice]") {
  const auto replaced = [](std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
  };
  const auto& [text, hint] = GENERATE_REF(table<std::string, std::string>({
      {replaced(kQuestion, "buffered", "nobody"), "the lesson has no program 'nobody'"},
      {replaced(kQuestion, "buffered", "buffered --size 2"), "'buffered' has no knob 'size'"},
      {replaced(kQuestion, "buffered", "buffered --buffer two"), "--buffer takes 0..1000000"},
      {replaced(kQuestion, "ch <- true#2", "nowhere"), "'nowhere' stands on 0 lines of the Go program: []"},
      {replaced(kQuestion, "ch <- true#2", "ch <- true"), "'ch <- true' stands on 2 lines of the Go program: ["},
      {replaced(kQuestion, "ch <- true#2", "ch <- true#3"), "'ch <- true' stands on 2 lines of the Go program: ["},
      {kQuestion + "  vary size 1 2\n", "'buffered' has no knob 'size'"},
      {kQuestion + "  vary buffer 1 two\n", "--buffer takes 0..1000000"},
      {kQuestion + "  vary procs 1 0\n", "--procs takes 1..256"},
      {replaced(kQuestion, "ask first", "ask ending"), "'a' is no ending: returned, panicked, deadlocked"},
      {kQuestion + "  choice --size 2\n", "'buffered' has no knob 'size'"},
      {replaced(kTried, "means buffer", "means size") + "  goal first a\n  solution --buffer 3\n",
       "'buffered' has no knob 'size'"},
      {kTried + "  goal first a\n  solution --size 3\n", "'buffered' has no knob 'size'"},
      {kTried + "  goal first a\n  solution --buffer many\n", "--buffer takes 0..1000000"},
      {kPlayed + "  impossible\n  possible-with --size 3\n", "'buffered' has no knob 'size'"},
  }));
  CAPTURE(text);
  CHECK(complaint_of_lesson(kQuestion).empty());
  CHECK(complaint_of_lesson(text).starts_with("line 2: 'one': " + hint));
}

TEST_CASE("what is wrong with a lesson's own practice is named with its file", "[practice]") {
  static lessons::Folder folder = *lessons::find_lesson("9.2.2")->folder;
  static lessons::Entry entry = *lessons::find_lesson("9.2.2");  // for good: it is known by its place in memory
  folder.practice = "minute 3\n";
  entry.folder = &folder;
  CHECK_THROWS_WITH(practice_of(entry),
                    "09.2.2_buffering/practice.txt: line 1: 'minute' is none of lesson, minutes, "
                    "needs, question, challenge");
}
