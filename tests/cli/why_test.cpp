// --why: for each printed line, the rule by which its goroutine ran then.

#include "parsed.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn::test;
using nlohmann::json;

namespace {

std::string why(const std::string& line) { return flowing(run("lesson " + line + " --why --fast").out); }

}  // namespace

TEST_CASE("one processor: the next slot, the queue's head, and going on", "[why]") {
  const std::string all = why("9.3.4 --wake signal --procs 1 --lang en");
  INFO(all);
  CHECK(has(all, "Why this order"));
  CHECK(has(
      all,
      "- g6 (cond.func1): ch <- 777 | It was in the next slot, which goes before the queue. So it got ahead of g2 "
      "(cond.func1), which was ready earlier, but in the queue. main started it (program.go:19) and then blocked."));
  CHECK(has(all, "- 1. g6 (cond.func1): it went on, for it still had the processor."));
  CHECK(has(all,
            "- 3. g2 (cond.func1): GoRoutine Wait -> 0 | It was first in its processor's queue. main started it "
            "(program.go:19) and then blocked."));
  const std::string korean = why("9.3.4 --wake signal --procs 1 --lang ko");
  CHECK(has(korean, "왜 이 순서인가"));
  CHECK(has_match(korean, "다음 자리.*에 있었다. 먼저 준비된 g2.*는 큐에 있어서 뒤로 밀렸다. main이 띄우고 막혔다"));
}

TEST_CASE("the lines of those who simply go on are told at once", "[why]") {
  const std::string one = why("9.1.1/loop --procs 1 --lang en");
  CHECK(has(one, "- 2–1003. main: it went on, for it still had the processor."));
  CHECK(has(why("9.1.1/loop --procs 1 --lang ko"), "- 2–1003. main: 프로세서를 놓지 않고 이어서 돌았다."));
  CHECK(lines_of(run("lesson 9.1.1/loop --procs 1 --why --fast --lang en").out).size() < 3100);
}

TEST_CASE("which of several senders came first is told, and why, though it prints nothing", "[why]") {
  const std::string all = why("9.2.1 --procs 1 --lang en");
  CHECK(has(all,
            "- g4 (sumTo): c <- sum | It was in the next slot, which goes before the queue. So it got ahead of g2 "
            "(sumTo), which was ready earlier, but in the queue."));
  CHECK(has(all, "- 1. main: Example 1 :"));
}

TEST_CASE("a strategy's choices are told as such", "[why]") {
  const std::string seed = why("9.3.6 --workers 3 --procs 2 --seed 1 --lang en");
  INFO(seed);
  CHECK(has(seed, "The seed chose it. main started it"));
  CHECK_FALSE(has(seed, "next slot, which"));
  CHECK(has(why("9.3.6 --workers 3 --procs 2 --pct 3 --seed 1 --lang en"), "It had the highest priority."));
  const json found = parsed(run("explore 9.3.6 --json --workers 2 --schedules 5").out);
  const std::string token = found.at("results").at(0).at("token");
  CHECK(has(flowing(run("replay " + token + " --why --lang en").out), "The token's schedule chose it."));
}

TEST_CASE("at most forty lines are told", "[why]") {
  const std::string all = why("9.3.6 --workers 100 --procs 1 --lang en");
  CHECK(has(all, "… and 60 more lines") != has(all, "… and 61 more lines"));
}

TEST_CASE("without --why nothing is said of the order", "[why]") {
  CHECK_FALSE(has(run("lesson 9.3.6 --workers 3 --fast --lang en").out, "Why this order"));
}

TEST_CASE("--why with --json has a line for each that was printed", "[why]") {
  std::size_t printed = 0;
  std::size_t explained = 0;
  for (const std::string& line : lines_of(run("lesson 9.3.6 --workers 3 --procs 1 --fast --json --why").out)) {
    const json each = parsed(line);
    REQUIRE(each.is_object());
    printed += each.at("kind") == "print";
    if (each.at("kind") != "why") continue;
    ++explained;
    CHECK_FALSE(each.at("rule").get<std::string>().empty());
    CHECK_FALSE(each.at("made_ready").get<std::string>().empty());
  }
  CHECK(printed > 3);
  CHECK(explained == printed);
}

TEST_CASE("what cannot be told is refused in one line", "[why]") {
  for (const std::string line : {"lesson 9.3.6 --raw --why", "lesson 9.3.6 --raw --why --lang ko"}) {
    const End end = run(line);
    CHECK(end.status == 64);
    CHECK(end.out.empty());
    CHECK(has(end.err, "--why"));
    CHECK(lines_of(end.err).size() == 1);
  }
  CHECK(run("explore 9.3.6 --why").status == 64);
  CHECK(run("list --race").status == 64);
  CHECK(run("show 9.3.6 --race").status == 64);
}
