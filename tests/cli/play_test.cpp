// golearn play: choosing, taking back, hints, the end, and what is typed wrong.
#include <csignal>

#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"

using namespace golearn::test;

namespace {

End play(const std::string& line, const std::string& typed) {
  return run("play " + line + " --lang en", {.input = typed});
}

// How often `part` is there.
std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// The commands that a text names, in order: the run's own, then the shortest.
Lines tokens(const std::string& out) {
  Lines all;
  for (const std::string& line : lines_of(out)) {
    if (const auto at = line.find("golearn replay "); at != std::string::npos) all.push_back(line.substr(at + 15));
  }
  return all;
}

// The choice that the last hint names; empty for none.
std::string last_hint(const std::string& out) {
  const auto at = out.rfind("Hint: ");
  if (at == std::string::npos) return "";
  const auto end = out.find_first_not_of("0123456789", at + 6);
  return out.substr(at + 6, end - at - 6);
}

// Plays as the hints say, one more step each time, until the program ends.
End follow_hints(const std::string& line) {
  std::string typed;
  for (int step = 0; step < 200; ++step) {
    const End so_far = play(line, typed + "h\n");
    if (has(so_far.out, "What happened")) return so_far;
    const std::string choice = last_hint(so_far.out);
    REQUIRE(!choice.empty());
    typed += choice + "\n";
  }
  FAIL("the hints lead nowhere");
  return {};
}

// Three steps up to between the read and the write of the first increment, then the other goroutine.
const std::string kLoseAnUpdate = "\n\n\n1\nr\n";

}  // namespace

TEST_CASE("a player loses an update by choosing", "[play]") {
  const End end = play("9.3.1", kLoseAnUpdate);
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, " │ 1\n"));
  CHECK(has(end.out, "1 of 2 updates were lost"));
  CHECK(has(end.out, "You have reached the goal."));
  CHECK(has(end.out, "This run: 1 choice other than 0."));
  CHECK(has(end.out, "The shortest way: 1 preemption, 1 choice other than 0."));
}

TEST_CASE("what is taken back has not been", "[play]") {
  const End end = play("9.3.1", kLoseAnUpdate + "u\nu\nr\n");
  const std::string after = end.out.substr(end.out.rfind("Taken back"));
  CHECK(has(after, " │ 2\n"));
  CHECK(has(after, "You have not reached the goal."));
  CHECK(has(after, "This run: 0 choices other than 0."));
  CHECK(has(play("9.3.1", "1\nu\nu\nq\n").out, "There is no choice to take back."));
  SECTION("and the same choices lead to the same again") {
    const End again = play("9.3.1", kLoseAnUpdate + "u\nu\n1\nr\n");
    CHECK(count(again.out, " │ 1\n") == 2);
    const Lines all = tokens(again.out);
    REQUIRE(all.size() == 4);
    CHECK(all[0] == all[2]);
  }
}

TEST_CASE("the table tells who would do what, where, and who waits", "[play]") {
  const std::string out = play("9.3.1", "\n\n\n").out;
  CHECK(has(out, "  0  g1 main        receive from chan#2  running       64  <-done\n"));
  CHECK(has(out, "  1  g2 race.func1  start                not started   56  go func() {\n"));
  CHECK(has(out, "  -  g1 main        chan receive chan#2  blocked       64  <-done\n"));
  CHECK(has(out, "  0  g2 race.func1  read var#1           running       24  c.num++"));
  CHECK(has(out, "  0  g2 race.func1  write var#1          running       24  c.num++"));
  const std::string korean = run("play 9.3.1 --lang ko", {.input = "\n\n\n"}).out;
  CHECK(has(korean, "  0  g1 main        받기 chan#2  실행 중   64  <-done\n"));
  CHECK(has(korean, "  0  g2 race.func1  쓰기 var#1 "));
}

TEST_CASE("hints, followed, lead to the goal", "[play]") {
  const auto& [line, said] = GENERATE(table<std::string, std::string>({
      {"9.3.1", "1 of 2 updates were lost"},
      {"9.3.6 --add-inside", "of 2 had not finished."},
      {"9.3.5 --no-sync", "The setup ran 2 times."},
      {"9.3.4 --no-sync", "of 2 never woke up."},
      {"13.4/race --no-sync", "1 seat was sold that was not there."},
      {"9.3.6 --missing-done", "It died of a deadlock"},
      {"9.2.3/range --send-after-close", "send on closed channel"},
      {"9.2.5/random", "What happened"},
  }));
  CAPTURE(line);
  const End end = follow_hints(line);
  CHECK(has(end.out, said));
  CHECK(has(end.out, "You have reached the goal."));
}

TEST_CASE("a hint says when it is too late, or when nothing can go wrong", "[play]") {
  const std::string past = "\n\n\n\n\n\n\n\n\n\n\n\nh\n";
  CHECK(has(play("9.3.1", past).out, "it cannot go wrong any more"));
  const End safe = play("9.3.2", "h\nr\n");
  CHECK(count(safe.out, "it cannot go wrong") == 2);
  CHECK(!has(safe.out, "the goal."));
  CHECK(!has(safe.out, "The shortest way"));
}

TEST_CASE("the tokens at the end replay the run, and the shortest one", "[play]") {
  const auto& [line, typed, printed, broken] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"9.3.1", kLoseAnUpdate, "1\n", "1 of 2 updates were lost."},
      {"9.3.1", "r\n", "2\n", "1 of 2 updates were lost."},
      {"9.3.6 --add-inside", "2\nr\n", "WaitGroup =>  1\nWaitGroup =>  0\nWaitGroup End!\n", "of 2 had not finished."},
  }));
  CAPTURE(line);
  const Lines all = tokens(play(line, typed).out);
  REQUIRE(all.size() == 2);
  CHECK(run("replay " + all[0] + " --raw").out == printed);
  CHECK(has(run("replay " + all[1] + " --lang en").out, broken));
}

TEST_CASE("a run that keeps the promise is no success, whatever it prints", "[play]") {
  const auto& [line, kept] = GENERATE(table<std::string, std::string>({
      {"9.3.5 --no-sync", "The setup ran once."},
      {"9.3.4 --no-sync", "All 2 woke up."},
      {"13.4/race --no-sync", "No seat was sold that was not there."},
  }));
  CAPTURE(line);
  for (const std::string typed : {"r\n", "1\nr\n", "0\n1\nr\n"}) {
    const End end = play(line, typed);
    CAPTURE(end.out);
    CHECK(has(end.out, "The goal: break the program's promise."));
    CHECK(has(end.out, kept) == has(end.out, "You have not reached the goal."));
  }
}

TEST_CASE("wrong input gets one line and another try", "[play]") {
  for (const std::string typed :
       {"3", "-1", "x", "hh", "1 1", "99999999999999999999999", "\x01", "\xff", "가나다", "--help"}) {
    CAPTURE(typed);
    const End end = play("9.3.1", typed + "\nq\n");
    CHECK(end.status == 0);
    CHECK(count(end.out, "is no choice: type one of 0..2") == 1);
    CHECK(count(end.out, "\n> ") == 2);
    CHECK(!has(end.out, "\x01"));
    CHECK(end.out.ends_with("You quit.\n"));
  }
  CHECK(play("9.3.1", std::string(5000, 'x') + "\nq\n").out.size() < 1500);
  CHECK(has(play("9.3.1", "r\n7\n").out, "The program has ended"));
  CHECK(has(play("9.3.1", " 1 \r\nq\n").out, "  0  g2 race.func1  read var#1"));
}

TEST_CASE("the game ends with its input", "[play]") {
  for (const std::string typed : {"", "1", "1\n", "h\n", "1\nu\n"}) {
    CAPTURE(typed);
    const End end = play("9.3.1", typed);
    CHECK(end.status == 0);
    CHECK(end.err.empty());
    CHECK(end.out.ends_with("The input has ended: so does the game.\n"));
  }
  CHECK(play("9.3.1", "r\n").out.ends_with("Enter: end] \n"));
}

TEST_CASE("a lesson of several programs is played from its first, or the one named", "[play]") {
  CHECK(has(play("9.2.2", "q\n").out, "9.2.2/unbuffered "));
  const End one = play("9.2.2/no-receiver", "");
  CHECK(has(one.out, "9.2.2/no-receiver "));
  CHECK(has(one.out, "There was nothing to choose"));
  CHECK(run("play").status == 64);
  CHECK(run("play 9.9.9").status == 64);
}

TEST_CASE("every answer that can be typed is told by ?", "[play]") {
  CHECK(count(play("9.3.1", "?\nq\n").out, "u: undo") == 2);
}

TEST_CASE("play works at a terminal, and Ctrl-C ends it", "[play][interrupt]") {
  Process process(words("play 9.3.1 --lang en"), {.out = Stream::terminal, .typed = true});
  REQUIRE(process.has_said("> "));
  process.type("1\n");
  REQUIRE(process.has_said("read var#1"));
  process.type("\003");
  const End end = process.end();
  CHECK(end.status == 130);
  CHECK(!end.late);
}

TEST_CASE("what a lesson finds is of the run that has just ended", "[play]") {
  // First in the order of the go statements; then taken back, and in another.
  const std::string out = play("11.5", "\nr\nu\n1\nr\n\n").out;
  const std::string other_order = "The lines did not come in the order of the go statements.";
  CHECK(count(out, "3 of 3 printed their line before the program ended.") == 2);
  CHECK(count(flowing(out), other_order) == 1);
  CHECK(flowing(out).find(other_order) > flowing(out).find("Taken back."));
}
