// Which questions golearn quiz asks of itself, and what changes when one is asked again.
#include "facts.hpp"
#include "lessons/course.hpp"
#include "lessons/practice/answers.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace std::chrono_literals;

namespace {

using course::Fact;

// Those that were asked: 9.2.2/burst.
Lines asked(const End& end) { return matches(end.out, "(?:^|\n)([0-9.]+/[a-z0-9-]+)  "); }

std::vector<Fact> all_answered_but(const std::string& left) {
  std::vector<Fact> facts;
  for (const lessons::Entry& entry : lessons::course()) {
    for (const auto& question : practice_of(entry).questions) {
      if (entry.id + "/" + question.id == left) continue;
      facts.push_back(answered(at(1, 0, static_cast<int>(facts.size())), true, "x", question.id));
      facts.back().lesson = entry.id;
    }
  }
  return facts;
}

Lines all_of(const std::string& lesson, std::size_t from) {
  Lines names;
  for (const auto& question : practice_of(*lessons::find_lesson(lesson)).questions) {
    names.push_back(lesson + "/" + question.id);
  }
  return {names.begin() + static_cast<long>(from), names.end()};
}

}  // namespace

TEST_CASE("without a name those are asked that are due, the first due first", "[quiz]") {
  Student student;
  const auto now = course::now();
  student.has_done({answered(now - 30h, false, "", "last"), answered(now - 48h, false, "", "end"),
                    answered(now - 10h, false, "", "pace"), answered(now - 48h, true, "", "burst")});
  const End end = student.does("quiz", right_answer("9.2.2/end", 1) + "\n" + right_answer("9.2.2/last", 1) + "\n");
  CHECK(end.status == 0);
  CHECK(asked(end) == Lines{"9.2.2/end", "9.2.2/last"});
  CHECK(has(end.out, "2 of 2 right."));
  const auto due = student.progress().of("9.2.2").questions.at("end").due;
  REQUIRE(due);
  CHECK(*due - now >= 72h);
  CHECK(*due - now < 73h);
}

TEST_CASE("if none is due those of the lesson are asked that are left, then those of the next", "[quiz]") {
  Student student;
  CHECK(asked(student.does("quiz", std::string("s\ns\ns\ns\ns\n"))) == all_of("9.1.1", 0));
  student.does("quiz", wrong_answer("9.1.1/" + practice_of(*lessons::find_lesson("9.1.1")).questions[0].id) + "\nq\n");
  CHECK(asked(student.does("quiz", std::string("s\ns\ns\ns\ns\n"))) == all_of("9.1.1", 1));
  Student further;
  further.has_done(all_answered_but("9.2.2/burst"));
  CHECK(asked(further.does("quiz", "s\n")) == Lines{"9.2.2/burst"});
}

TEST_CASE("if nothing is left to ask it says so", "[quiz]") {
  Student student;
  student.has_done(all_answered_but(""));
  const End end = student.does("quiz");
  CHECK(end.status == 0);
  CHECK(has(end.out, "No question is left to ask."));
  CHECK(has(student.does("quiz --lang ko").out, "물을 문제가 남아 있지 않다."));
  CHECK(student.does("quiz --json").out.empty());
}

TEST_CASE("a question that is asked again has another value, and its hints are of that one", "[quiz]") {
  Student student;
  const auto& question = *practice_of(*lessons::find_lesson("9.2.2")).question("burst");
  for (std::size_t i = 0; i <= question.values.size(); ++i) {
    const std::string value = varied(*lessons::find_lesson("9.2.2"), question, i);
    CAPTURE(i, value);
    const std::string struck = student.does("hint 9.2.2/burst 2").out;
    const End end = student.does("quiz 9.2.2/burst", "h\nh\n" + right_answer("9.2.2/burst", i) + "\n");
    CHECK(end.status == 0);
    CHECK(has(end.out, "The buffer has " + value + " places."));
    CHECK(has(end.out, "--buffer " + value));
    CHECK(has(end.out, struck));
    CHECK(student.facts().back().variant == "buffer=" + value);
  }
}

TEST_CASE("what is no question is refused in one line that helps", "[quiz]") {
  const auto& [line, said] = GENERATE(table<std::string, std::string>(
      {{"quiz 9.2.2/overtake", "9.2.2/overtake is a challenge: golearn challenge 9.2.2/overtake"},
       {"quiz 9.2.2/overtake --lang ko", "golearn challenge 9.2.2/overtake"},
       {"quiz 9.2.2/burts", "did you mean '9.2.2/burst'?"},
       {"quiz buffering/burts", "did you mean '9.2.2/burst'?"},
       {"quiz 9.2.2/burts --lang ko", "혹시 '9.2.2/burst'?"},
       {"quiz 9.2.2/", "9.2.2/burst"},
       {"quiz 9.2.2/nothing-like-it", "9.2.2/burst, 9.2.2/last"},
       {"quiz 9.9.9", "there is no lesson '9.9.9'"},
       {"quiz 9.2", "there is no lesson '9.2'"},
       {"quiz ''", "there is no lesson ''"},
       {"quiz 9.2.2 9.2.3", "'9.2.3'"},
       {"quiz 9.2.2 --buffer 3", "--buffer"}}));
  CAPTURE(line);
  Student student;
  const End end = student.does(line, "1\n");
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(lines_of(end.err).size() == 1);
  CHECK(has(end.err, said));
  CHECK(student.files().empty());
}

TEST_CASE("at a terminal answers are typed, and Ctrl-C leaves what was answered", "[quiz][interrupt]") {
  Student student;
  Setup setup = student.setup();
  setup.out = Stream::terminal;
  setup.typed = true;
  Process process({"quiz", "9.2.2"}, setup);
  REQUIRE(process.has_said("q: quit): "));
  process.type(right_answer("9.2.2/burst") + "\n");
  REQUIRE(process.has_said("9.2.2/last"));
  process.type("\003");
  const End end = process.end();
  CHECK(end.status == 130);
  CHECK(has(end.screen, "✓ Right."));
  CHECK(student.facts().size() == 1);
}
