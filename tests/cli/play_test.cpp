// golearn play: choosing, taking back, hints, the end, and what is typed wrong.
#include <csignal>

#include "golearn/explore/random_order.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/token.hpp"
#include "lessons/course.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "words/glyphs.hpp"

using namespace golearn;
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

// The number that the last hint names; empty for none.
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

// Of a run of 9.3.1 in which steps take time, as --seed makes them.
std::string ticking_token(std::uint64_t seed) {
  const study::Runnable& runnable = lessons::find_lesson("9.3.1")->programs.front().runnable;
  study::RunSpec spec = study::for_search(study::small_run(runnable));
  RandomOrder order(spec.procs, seed);
  spec.strategy = &order;
  study::run(spec);
  return to_string(study::token_of(spec, order.schedule(), order.rules()));
}

// Three steps up to between the read and the write of the first increment, then the other goroutine.
const std::string kLoseAnUpdate = "\n\n\n3\nr\n";

// The rows of the last table that begin with one of these: who can go, who cannot.
Lines last_rows(const std::string& out) {
  Lines rows;
  for (const std::string& line : lines_of(out.substr(out.rfind("After ")))) {
    if (line.starts_with("  > g") || line.starts_with("    g") || line.starts_with("  - g")) rows.push_back(line);
  }
  return rows;
}

// The column at which `part` stands on a terminal.
int column_of(const std::string& line, const std::string& part) {
  return words::display_width(line.substr(0, line.find(part)));
}

}  // namespace

TEST_CASE("a player loses an update by choosing", "[play]") {
  const End end = play("9.3.1", kLoseAnUpdate);
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, " │ 1\n"));
  CHECK(has(end.out, "1 of 2 updates was lost"));
  CHECK(has(end.out, "You have reached the goal."));
  CHECK(has(end.out, "This run: 1 intervention."));
  CHECK(has(end.out, "  - g3 (race.func1) reads num (0) before g2 (race.func1) writes num (1).\n"));
  CHECK(has(end.out, "The shortest way: 1 intervention, 1 preemption."));
}

TEST_CASE("what is taken back has not been", "[play]") {
  const End end = play("9.3.1", kLoseAnUpdate + "u\nu\nr\n");
  const std::string after = end.out.substr(end.out.rfind("Taken back"));
  CHECK(has(after, " │ 2\n"));
  CHECK(has(after, "You have not reached the goal."));
  CHECK(has(after, "This run: 0 interventions."));
  CHECK(has(play("9.3.1", "1\nu\nu\nq\n").out, "There is no choice to take back."));
  SECTION("and the same choices lead to the same again") {
    const End again = play("9.3.1", kLoseAnUpdate + "u\nu\n3\nr\n");
    CHECK(count(again.out, " │ 1\n") == 2);
    const Lines all = tokens(again.out);
    REQUIRE(all.size() == 2);
    CHECK(all[0] == all[1]);
  }
}

TEST_CASE("the table tells who would do what, with which value, where, and who waits", "[play]") {
  const std::string out = play("9.3.1", "\n\n\n").out;
  CHECK(has(out, "  > g1 main        receives from done, has to wait  running       64  <-done\n"));
  CHECK(has(out, "    g2 race.func1  starts                           not started   56  go fun"));
  CHECK(has(out, "  - g1 main        chan receive done  blocked       64  <-done\n"));
  CHECK(has(out, "  > g2 race.func1  reads num: 0       running       24  c.num++"));
  CHECK(has(out, "  > g2 race.func1  writes num: 1      running       24  c.num++"));
  const std::string korean = run("play 9.3.1 --lang ko", {.input = "\n\n\n"}).out;
  CHECK(has(korean, "  > g1 main        done에서 받기, 기다려야 함  실행 중   64  <-done\n"));
  CHECK(has(korean, "  > g2 race.func1  num 쓰기: 1 "));
}

TEST_CASE("its columns stand below each other, wide characters counted as two", "[play]") {
  const std::string out = run("play 9.3.1 --lang ko", {.input = "\n\n\n3\n"}).out;
  const Lines rows = last_rows("After " + out.substr(out.rfind("번 고른 뒤")));
  REQUIRE(rows.size() == 3);
  CHECK(column_of(rows[1], "num") == column_of(rows[2], "num"));
  CHECK(column_of(rows[1], "실행 대기") == column_of(rows[2], "실행 중"));
  CHECK(column_of(rows[0], "대기 중") == column_of(rows[2], "실행 중"));
  CHECK(column_of(rows[1], " 24  ") == column_of(rows[2], " 24  "));
  for (const std::string& row : rows) CHECK(words::display_width(row) < 80);
}

TEST_CASE("a goroutine keeps its number for the whole game", "[play]") {
  std::string typed;
  for (const std::string choice : {"3", "3", "2", "g2", "3", "2"}) {
    typed += choice + "\n";
    CAPTURE(typed);
    const End end = play("9.3.1", typed);
    const Lines rows = last_rows(end.out);
    REQUIRE(rows.size() == 3);
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(has(rows[i], " g" + std::to_string(i + 1) + " "));
    // Who was let go is the one that would go on now.
    CHECK(rows[std::stoul(choice.substr(choice.size() - 1)) - 1].starts_with("  > "));
  }
}

TEST_CASE("who has a lock and what lies in a channel stands below", "[play]") {
  const std::string locked = play("9.3.1 --sync mutex", "\n2\n2\n3\n").out;
  CHECK(has(locked, "  > g3 race.func1  mutex.Lock(), has to wait  running"));
  CHECK(has(locked, "  mutex  held by g2 (race.func1)\n"));
  CHECK(has(play("9.3.1 --sync mutex", "\n2\n2\n3\n3\n").out.substr(0, 40), "9.3.1"));
  const std::string channels = play("9.2.5/random", "1\n2\n").out;
  CHECK(has(channels, "  ch1  2 of 3: [1 1]\n"));
  CHECK(has(channels, "  ch2  2 of 3: [2 2]\n"));
  CHECK(has(channels, "  > 1  g1 main  receives from ch1: 1  ready"));
  CHECK(
      has(run("play 9.3.1 --sync mutex --lang ko", {.input = "\n2\n2\n3\n"}).out, "  mutex  g2(race.func1)가 잡음\n"));
}

TEST_CASE("hints, followed, lead to the goal", "[play]") {
  const auto& [line, said] = GENERATE(table<std::string, std::string>({
      {"9.3.1", "1 of 2 updates was lost"},
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
      {"9.3.1", "r\n", "2\n", "1 of 2 updates was lost."},
      {"9.3.6 --add-inside", "3\nr\n", "WaitGroup =>  1\nWaitGroup =>  0\nWaitGroup End!\n", "of 2 had not finished."},
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
      {"9.3.4 --no-sync", "None was left asleep."},
      {"13.4/race --no-sync", "No seat was sold that was not there."},
  }));
  CAPTURE(line);
  for (const std::string typed : {"r\n", "2\nr\n", "3\n2\nr\n"}) {
    const End end = play(line, typed);
    CAPTURE(end.out);
    CHECK(has(end.out, "The goal: break the program's promise."));
    CHECK(has(end.out, kept) == has(end.out, "You have not reached the goal."));
  }
}

TEST_CASE("the shortest way is told in words, unless the run was as short", "[play]") {
  const std::string words = "g3 (race.func1) reads num (0) before g2 (race.func1) writes num (1).";
  const std::string missed = play("9.3.1", "r\n").out;
  CHECK(missed.find(words) > missed.find("The shortest way"));
  CHECK(count(missed, words) == 1);
  const std::string reached = play("9.3.1", kLoseAnUpdate).out;
  CHECK(reached.find(words) < reached.find("The shortest way"));
  CHECK(count(reached, words) == 1);
  CHECK(tokens(reached).size() == 1);
  CHECK(has(run("play 9.3.1 --lang ko", {.input = "r\n"}).out,
            "  - g2(race.func1)의 num 쓰기(1)보다 먼저 g3(race.func1)의 num 읽기(0).\n"));
}

TEST_CASE("wrong input gets one line and another try", "[play]") {
  for (const std::string typed : {"4", "0", "-1", "g", "g9", "gg1", "x", "hh", "1 1", "99999999999999999999999", "\x01",
                                  "\xff", "가나다", "--help"}) {
    CAPTURE(typed);
    const End end = play("9.3.1", typed + "\nq\n");
    CHECK(end.status == 0);
    CHECK(count(end.out, "is no choice: type one of 1, 2, 3, or u, h, r, q, ?.") == 1);
    CHECK(count(end.out, "\n> ") == 2);
    CHECK(!has(end.out, "\x01"));
    CHECK(end.out.ends_with("You quit.\n"));
  }
  CHECK(play("9.3.1", std::string(5000, 'x') + "\nq\n").out.size() < 1500);
  CHECK(has(play("9.3.1", "r\n7\n").out, "The program has ended"));
  CHECK(has(play("9.3.1", " 2 \r\nq\n").out, "  > g2 race.func1  reads num: 0"));
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
  CHECK(count(play("9.3.1", "?\nq\n").out, "f: as the token") == 0);
  CHECK(count(play(tokens(play("9.3.1", "r\n").out)[1], "?\nq\n").out, "f: as the token") == 2);
}

TEST_CASE("a token is played on from its last intervention, or from any of its choices", "[play]") {
  const std::string token = tokens(play("9.3.1", "r\n").out)[1];
  CHECK(has(flowing(play(token, "").out),
            "After 3 choices: g3 (race.func1) reads num (0) before g2 (race.func1) writes num (1)."));
  const Lines rows = last_rows(play(token, "").out);
  CHECK(has(play(token, "").out, "After 4 choices:"));
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].starts_with("  > g3 race.func1  reads num: 0"));
  SECTION("to its end") { CHECK(has(play(token, "r\n").out, " │ 1\n")); }
  SECTION("back, and another way") { CHECK(has(play(token, "u\nr\n").out, " │ 2\n")); }
  SECTION("back to the beginning") {
    const End end = play(token, "u\nu\nu\nu\nu\nq\n");
    CHECK(count(end.out, "Taken back.") == 4);
    CHECK(has(end.out, "There is no choice to take back."));
    CHECK(end.out.rfind("At the beginning:") > end.out.rfind("Taken back."));
  }
  SECTION("as the token chooses") {
    CHECK(has(play(token + " --at 0", "f\nf\nf\nf\nr\n").out, " │ 1\n"));
    CHECK(has(play(token + " --at 3", "r\n").out, " │ 2\n"));
    CHECK(has(play(token + " --at 0", "f\nf\nf\nf\n").out, "  > g3 race.func1  reads num: 0"));
  }
  SECTION("but not once it has been left") {
    CHECK(has(play(token + " --at 0", "2\nf\nq\n").out, "You have left the token's way"));
  }
}

TEST_CASE("a token of a run whose steps took time is played, too", "[play]") {
  std::string follow;
  for (int i = 0; i < 40; ++i) follow += "f\n";
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const std::string token = ticking_token(seed);
    CAPTURE(token);
    const std::string printed = run("replay " + token + " --raw").out;
    CHECK(has(play(token, "r\n").out, " │ " + printed));
    CHECK(has(play(token + " --at 0", follow).out, " │ " + printed));
    CHECK(tokens(play(token, "r\n").out)[0].starts_with("g1:9.3.1:p2t:"));
  }
}

TEST_CASE("what cannot be begun with is refused in one line", "[play]") {
  const std::string token = tokens(play("9.3.1", "r\n").out)[1];
  const auto& [line, said] = GENERATE_COPY(table<std::string, std::string>({
      {token + " --at 99", "--at takes 0.."},
      {token + " --at x", "--at takes 0.."},
      {token + " --workers 3", "leave out --workers"},
      {"9.3.1 --at 2", "--at goes with a token"},
      {token.substr(0, token.size() - 1), "cut short or altered"},
      {token + "0", "cut short or altered"},
      {"9:3:1", "not a replay token"},
  }));
  CAPTURE(line);
  const End end = play(line, "q\n");
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(has(end.err, said));
  CHECK(lines_of(end.err).size() == 1);
}

TEST_CASE("a lesson that can go otherwise is not said to be safe", "[play]") {
  // Real Go prints worker 1 first in about half of its runs.
  const End end = follow_hints("11.11/waitgroup");
  CHECK(!has(end.out, "it cannot go wrong"));
  CHECK(has(end.out, "You have reached the goal."));
  CHECK(end.out.find("│ worker 1 is done") < end.out.find("│ worker 0 is done"));
}

TEST_CASE("play works at a terminal, and Ctrl-C ends it", "[play][interrupt]") {
  Process process(test::words("play 9.3.1 --lang en"), {.out = Stream::terminal, .typed = true});
  REQUIRE(process.has_said("> "));
  process.type("2\n");
  REQUIRE(process.has_said("reads num: 0"));
  process.type("\003");
  const End end = process.end();
  CHECK(end.status == 130);
  CHECK(!end.late);
}

TEST_CASE("what a lesson finds is of the run that has just ended", "[play]") {
  // First in the order of the go statements; then taken back, and in another.
  const std::string out = play("11.5", "\nr\nu\n3\nr\n\n").out;
  const std::string other_order = "The lines did not come in the order of the go statements.";
  CHECK(count(out, "3 of 3 printed their line before the program ended.") == 2);
  CHECK(count(flowing(out), other_order) == 1);
  CHECK(flowing(out).find(other_order) > flowing(out).find("Taken back."));
}

TEST_CASE("--steps draws each turn's steps", "[play]") {
  const End end = play("9.3.1 --no-sync --steps", "3\n3\nq\n");
  CHECK(count(end.out, "Step by step") == 3);
  const auto from = end.out.rfind("Step by step");
  const std::string last = end.out.substr(from, end.out.find("After 2 choices", from) - from);
  CHECK(has(last, "█ reads 0 ◀"));
  CHECK_FALSE(has(last, "writes"));
  CHECK(count(play("9.3.1 --no-sync", "q\n").out, "Step by step") == 0);
}
