// golearn challenge as the scheduler: by what one types, or by a token.
#include "lessons/practice/answers.hpp"
#include "parsed.hpp"
#include "screen.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// A run that meets it; of one that cannot be met, `else`.
std::string best(const std::string& lesson, const std::string& id) {
  const lessons::Entry& entry = *lessons::find_lesson(lesson);
  const auto ways = lessons::ways(entry, *practice_of(entry).challenge(id));
  return ways.best ? to_string(*ways.best) : "";
}

// Of 9.3.1: both read before either writes.
const std::string kLose = "2\n2\n3\n3\n2\n3\nr\n";

const course::ChallengeProgress& known(const course::Progress& progress, const std::string& id) {
  return progress.of("9.3.1").challenges.at(id);
}

}  // namespace

TEST_CASE("a challenge is met by the choices that one types, and its token is kept", "[challenge]") {
  Student student;
  const End end = student.does("challenge 9.3.1/lose", kLose + "\n");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(has(flowing(end.out), "The goal: You are the scheduler. Lose an update, so that 1 is printed."));
  CHECK(has(end.out, "You have reached the goal."));
  CHECK(has(flowing(end.out), "Both read 0 and wrote 1."));
  const auto progress = student.progress();
  CHECK(progress.of("9.3.1").gone_through(course::LessonStage::attempt));
  CHECK(known(progress, "lose").met);
  CHECK(known(progress, "lose").hints == 0);
  const std::string token = known(progress, "lose").how;
  CHECK(run("replay " + token + " --raw").out == "1\n");
  CHECK(Student().does("challenge 9.3.1/lose --token " + token).status == 0);
}

TEST_CASE("a run that ends otherwise does not meet it, and one may go back", "[challenge]") {
  Student student;
  CHECK(student.does("challenge 9.3.1/lose", "r\n\n").status == 1);
  CHECK_FALSE(known(student.progress(), "lose").met);
  const End end = student.does("challenge 9.3.1/lose", "r\nu\n" + kLose + "\n");
  CHECK(end.status == 0);
  CHECK(known(student.progress(), "lose").tries == 2);
}

TEST_CASE("who stops before the end has tried", "[challenge]") {
  for (const std::string typed : {"", "q\n", "2\n", "x\n"}) {
    CAPTURE(typed);
    Student student;
    const End end = student.does("challenge 9.3.1/lose", typed);
    CHECK(end.status == 1);
    CHECK(end.err.empty());
    CHECK(known(student.progress(), "lose").tries == 1);
  }
}

TEST_CASE("hints are the challenge's own first, then the way on, and are counted", "[challenge]") {
  Student student;
  const End end = student.does("challenge 9.3.1/lose", "h\nh\n" + kLose + "\n");
  CHECK(end.status == 0);
  const auto own = end.out.find("Stop one of them after its read");
  REQUIRE(own != std::string::npos);
  CHECK(end.out.find("Hint: ") > own);
  CHECK(known(student.progress(), "lose").hints == 2);
}

TEST_CASE("that it cannot be done is right where a search has shown it, and only there", "[challenge]") {
  Student student;
  const End right = student.does("challenge 9.3.1/atomic", "h\nh\ni\n");
  CHECK(right.status == 0);
  CHECK(has(right.out, "✓ Right. It cannot be done."));
  CHECK(has(flowing(right.out), "It is one step that cannot be split."));
  CHECK(known(student.progress(), "atomic").met);
  CHECK(known(student.progress(), "atomic").how.empty());
  const End wrong = student.does("challenge 9.3.1/lose", "i\nq\n");
  CHECK(wrong.status == 1);
  CHECK(has(wrong.out, "It can be done: there is a schedule that reaches the goal."));
  CHECK(has(student.does("challenge 9.3.1/atomic --lang ko", "i\n").out, "✓ 맞았다. 할 수 없다."));
  CHECK(student.does("challenge 9.3.1/atomic", "r\n\n").status == 1);
  CHECK(has(run("play 9.3.1 --lang en", {.input = "i\nq\n"}).out, "'i' is no choice"));
}

TEST_CASE("a token meets it or not", "[challenge]") {
  Student student;
  const std::string token = best("9.3.1", "lose");
  const End met = student.does("challenge 9.3.1/lose --token " + token);
  CHECK(met.status == 0);
  CHECK(has(met.out, "✓ Done."));
  CHECK(known(student.progress(), "lose").how == token);
  const Lines others = matches(run("explore 9.3.1 --workers 2 --lang en").out, "(g1:9.3.1:\\S+)");
  REQUIRE(!others.empty());
  int not_met = 0;
  for (const std::string& other : others) {
    const bool one = run("replay " + other + " --raw").out == "1\n";
    const End end = student.does("challenge 9.3.1/lose --token " + other);
    CHECK(end.status == (one ? 0 : 1));
    if (!one) CHECK(has(end.out, "It prints 1 line; main returns."));
    not_met += one ? 0 : 1;
  }
  CHECK(not_met > 0);
  CHECK(parsed(student.does("challenge 9.3.1/lose --json --token " + token).out)["met"] == true);
}

TEST_CASE("a token of another run is refused, also one by looser rules", "[challenge]") {
  Student student;
  const std::string token = best("9.3.1", "lose");
  const Lines loose = matches(run("explore 9.2.2/unbuffered --count 2 --timers any --lang en").out, "(g1:9.2.2/\\S+)");
  REQUIRE(!loose.empty());
  const Lines other_size = matches(run("explore 9.3.1 --workers 3 --lang en").out, "(g1:9.3.1:\\S+)");
  REQUIRE(!other_size.empty());
  for (const std::string& line : {"9.3.1/atomic --token " + token, "9.2.2/overtake --token " + token,
                                  "9.2.2/overtake --token " + loose[0], "9.3.1/lose --token " + other_size[0],
                                  "9.3.1/lose --token " + token + "0", std::string("9.3.1/lose --token x")}) {
    CAPTURE(line);
    const End end = student.does("challenge " + line);
    CHECK(end.status == 64);
    CHECK(end.out.empty());
    CHECK(lines_of(end.err).size() == 1);
  }
  CHECK(student.files().empty());
}
