// golearn next: what to do now; and bare golearn where there is no terminal.
#include "facts.hpp"
#include "lessons/course.hpp"
#include "parsed.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace std::chrono_literals;

namespace {

Lines commands(const std::string& text) { return matches(text, "(?:^|\n)  (golearn [^\n]*)"); }

Lines next(Student& student) {
  const End end = student.does("next");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  return commands(end.out);
}

}  // namespace

TEST_CASE("next begins with the first lesson, and leads through its stages as one does what it says", "[next]") {
  Student student;
  CHECK(student.does("next").out == "A beginning. The first lesson: 9.1.1 Goroutines\n  golearn show 9.1.1\n");
  CHECK(next(student) == Lines{"golearn show 9.1.1"});
  CHECK(student.does_at_terminal("show 9.1.1").status == 0);
  CHECK(has(student.does("next").out, "Go on where you were: 9.1.1 Goroutines, predict\n"));
  CHECK(next(student) == Lines{"golearn quiz 9.1.1"});
  student.does("quiz 9.1.1", "0\n0\n0\n0\n0\n0\n");
  CHECK(next(student) == Lines{"golearn lesson 9.1.1"});
  student.does_at_terminal("lesson 9.1.1 --fast");
  CHECK(next(student) == Lines{"golearn lesson 9.1.1 --why"});
  student.does_at_terminal("lesson 9.1.1 --fast --why");
  CHECK(next(student) == Lines{"golearn challenge 9.1.1"});
  student.has_done({went_through(course::now(), course::LessonStage::attempt, "9.1.1")});
  REQUIRE(next(student).size() == 2);
  CHECK(next(student)[0] == "golearn show 9.1.2");
  CHECK(has_match(next(student)[1], "golearn challenge 9.1.1/.+"));
}

TEST_CASE("what next says is what one has done when it is run as it stands", "[next]") {
  Student student;
  for (const auto& [line, stage] : std::vector<std::pair<std::string, course::LessonStage>>{
           {"show buffering", course::LessonStage::read},
           {"show 9.2.2/buffered --lang ko", course::LessonStage::read},
           {"lesson 9.2.2 --fast", course::LessonStage::run},
           {"lesson 9.2.2/no-receiver --buffer 0", course::LessonStage::run},  // it dies, and was run
           {"lesson 9.2.2 --fast --picture", course::LessonStage::look}}) {
    CAPTURE(line);
    Student one;
    one.does(line);  // where nobody reads it
    CHECK(one.facts().empty());
    one.does_at_terminal(line);
    CHECK(one.progress().of("9.2.2").gone_through(stage));
    const std::size_t before = one.facts().size();
    one.does_at_terminal(line);
    CHECK(one.facts().size() == before);
  }
  for (const std::string line : {"show 9.2", "lesson 9.2.2 --fast --raw", "lesson 9.2.2 --fast --json", "list",
                                 "show 9.9.9", "compare 9.2.2 --help"}) {
    student.does(line);
    CHECK(student.files().empty());
  }
}

TEST_CASE("next names questions that come back, and the challenges that are left", "[next]") {
  Student student;
  student.has_gone_through("9.2.2", course::now() - 50h);
  student.has_done({answered(course::now() - 49h, false)});
  const End end = student.does("next");
  CHECK(commands(end.out) ==
        Lines{"golearn show 9.2.3", "golearn quiz 9.2.2/burst", "golearn challenge 9.2.2/all-first"});
  CHECK(has(end.out, "The next lesson: 9.2.3 "));
  CHECK(has(end.out, "A question that went wrong: 9.2.2 "));
  const std::string korean = student.does("next --lang ko").out;
  CHECK(commands(korean) == commands(end.out));
  CHECK(has(korean, "다음 강의: 9.2.3 "));
  CHECK(has(korean, "남은 도전: 9.2.2 "));
}

TEST_CASE("who is finished is told so", "[next]") {
  Student student;
  for (const lessons::Entry& entry : lessons::course()) student.has_gone_through(entry.id, course::now() - 1h);
  CHECK(student.does("next").out.starts_with("You have gone through every lesson.\n  golearn progress\n"));
  CHECK(has(student.does("next --run").out, "lessons 45/45"));
}

TEST_CASE("next --run does what it says, in the language that was asked for", "[next]") {
  Student student;
  const End read = student.does("next --run --lang ko");
  CHECK(read.status == 0);
  CHECK(read.out.starts_with("$ golearn show 9.1.1\n\n9.1.1"));
  CHECK(read.out.ends_with(student.does("show 9.1.1 --lang ko").out));
  student.does_at_terminal("show 9.1.1");
  const End quiz = student.does("next --run", "s\nq\n");
  CHECK(quiz.status == 1);
  CHECK(quiz.out.starts_with("$ golearn quiz 9.1.1\n\n9.1.1/"));
  CHECK(has(quiz.out, "Your answer (1-"));
  student.has_gone_through("9.1.1", course::now());
  CHECK(student.does("next --run").out.starts_with("$ golearn show 9.1.2\n"));
}

TEST_CASE("next --json has a line for each thing to do, in both languages", "[next]") {
  Student student;
  student.has_gone_through("9.2.2", course::now());
  const Lines lines = lines_of(student.does("next --json").out);
  REQUIRE(lines.size() == 2);
  for (const std::string& line : lines) {
    CHECK(parsed(line)["kind"] == "advice");
    CHECK_FALSE(parsed(line)["what"]["ko"].get<std::string>().empty());
  }
  CHECK(parsed(lines[0])["command"] == "golearn show 9.2.3");
  CHECK(parsed(lines[1])["command"] == "golearn challenge 9.2.2/all-first");
}

TEST_CASE("golearn alone, and course, tell what next does where there is no terminal", "[next]") {
  Student student;
  student.has_done({answered(course::now() - 49h, false)});
  const std::string next = student.does("next").out;
  for (const std::string line : {"", "course", "course --plain"}) {
    CAPTURE(line);
    const End end = student.does(line);
    CHECK(end.status == 0);
    CHECK(end.out == next);
    CHECK(end.err.empty());
  }
  CHECK(student.does("--lang ko").out == student.does("next --lang ko").out);
}
