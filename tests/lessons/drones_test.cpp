// 13.2: the table of the six designs, against arithmetic worked out by hand.
#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// "one 1 1600s 1.00 busy 100%, jam -": a row, its columns by one space.
std::string squeezed(const std::string& row) {
  std::string out;
  for (const char c : row) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  return out;
}

// Two lines for each design, as one; below its figures stand who was busy and the jam.
Lines rows(const LessonRun& run) {
  Lines all;
  for (const std::string& line : run.lines) {
    if (line.starts_with(" ")) {
      all.back() += " " + squeezed(line);
    } else {
      all.push_back(squeezed(line));
    }
  }
  return all;
}

// 40 goods, 10 s for each part of a trip:
//   one               40 trips of 40 s.
//   shared-container  the container is never idle, and always one of the two waits for it.
//   shared-yard       the second begins when the first has loaded, 10 s late, and they meet no more: 20 trips of 40 s
//                     each, and those 10 s. 800 of 810 s at work.
//   separate          20 trips of 40 s each.
//   three-stage       loaded first after 10 s; then the carrier flies 40 times there and back, 20 s a time; the last
//                     container is unloaded while it flies back. Waiting for it: the spare container 20 s at first
//                     and 10 s each of the other 39 times, and each of the 39 loaded while it was away 10 s.
//   four-stage        the last of 40 begins to be loaded at 390 s and is back 40 s later. The containers stand but in
//                     the beginning: the second, third and fourth for 10, 20 and 30 s.
const Lines& by_hand() {
  static const Lines all{"design drones time rate",
                         "one 1 1600s 1.00 busy 100%, jam -",
                         "shared-container 2 1600s 1.00 busy 50% 50%, jam container 1600s",
                         "shared-yard 2 810s 1.98 busy 99% 99%, jam yard 10s",
                         "separate 2 800s 2.00 busy 100% 100%, jam -",
                         "three-stage 3 810s 1.98 busy 49% 99% 49%, jam carrier 800s",
                         "four-stage 4 430s 3.72 busy 93% 93% 93% 93%, jam loader 60s"};
  return all;
}

}  // namespace

// Loading takes 30 s: 20 goods leave the yard every 30 s, the last at 600 s, and 20 s later the carrier is back. The
// loader is busy 600 of 620 s, the carrier 400. A container comes back 20 s after it was loaded and stands 10 s until
// the loader is free, each but the last two; of the two there at first the second stands 30 s.
TEST_CASE("13.2: of three stages the jam is the busiest, not the one at which most containers stand", "[13]") {
  const LessonRun run =
      run_lesson("13.2", {{"design", "three-stage"}, {"load", "30s"}, {"goods", "20"}}, GENERATE(1, 2));
  CHECK(rows(run).back() == "three-stage 3 620s 1.94 busy 97% 65% 32%, jam loader 210s");
}

TEST_CASE("13.2: the table is what arithmetic says, on any number of processors", "[13]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("13.2", {}, procs);
  CHECK(rows(run) == by_hand());
  CHECK(run.findings == Lines{"The design four-stage was 3.72 times as fast as one drone."});
}

TEST_CASE("13.2: the table is the same under any seed", "[13]") {
  const int procs = GENERATE(1, 2);
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    REQUIRE(rows(run_seeded("13.2", {}, procs, seed)) == by_hand());
  }
}

TEST_CASE("13.2: an odd number of goods, few, or one", "[13]") {
  const auto& [goods, one, separate, four] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"7", "280s", "160s", "100s"},  // 4 of 7 trips; (7 + 3) * 10 s
      {"4", "160s", "80s", "70s"},
      {"1", "40s", "40s", "40s"},
  }));
  std::string first;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const LessonRun run = run_seeded("13.2", {{"goods", goods}}, 2, seed);
    const Lines all = rows(run);
    REQUIRE(all.size() == 7);
    REQUIRE(all[1].starts_with("one 1 " + one + " "));
    REQUIRE(all[4].starts_with("separate 2 " + separate + " "));
    REQUIRE(all[6].starts_with("four-stage 4 " + four + " "));
    const std::string text = sprint(all[2], all[3], all[5]);
    if (first.empty()) first = text;
    REQUIRE(text == first);
  }
}

TEST_CASE("13.2: the slowest stage sets the pace", "[13]") {
  // Loading takes 60 s: one drone needs 40 * 90 s; four stages are done 30 s after the last of 40 was loaded.
  const Lines slow = rows(run_lesson("13.2", {{"load", "60s"}}));
  CHECK(slow[1].starts_with("one 1 3600s 1.00 "));
  CHECK(slow[6].starts_with("four-stage 4 2430s 1.48 busy 99% 16% 16% 16%, jam loader "));
  // Two drones at one yard: it is never free. The second waits 60 s for its first turn; each of the 38 turns after the
  // first two is waited for for 30 s, and so is the last, which finds nothing left.
  CHECK(slow[3].starts_with("shared-yard 2 2430s 1.48 "));
  CHECK(slow[3].ends_with("yard 1230s"));
}

TEST_CASE("13.2 --design: that one and one drone to compare it with", "[13]") {
  const LessonRun run = run_lesson("13.2", {{"design", "four-stage"}});
  CHECK(rows(run) == Lines{by_hand()[0], by_hand()[1], by_hand()[6]});
  CHECK(rows(run_lesson("13.2", {{"design", "one"}})) == Lines{by_hand()[0], by_hand()[1]});
}

TEST_CASE("13.2: the rate is that of the times, not of the whole seconds that are shown", "[13]") {
  const LessonRun run =
      run_lesson("13.2", {{"load", "100ms"}, {"carry", "100ms"}, {"unload", "100ms"}, {"back", "100ms"}});
  CHECK(rows(run).at(3).starts_with("shared-yard 2 8s 1.98 "));
  CHECK(rows(run).at(6).starts_with("four-stage 4 4s 3.72 "));
}

TEST_CASE("13.2: parts that take no time", "[13]") {
  const LessonRun run =
      run_lesson("13.2", {{"load", "0s"}, {"carry", "0s"}, {"unload", "0s"}, {"back", "0s"}, {"goods", "3"}});
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(rows(run).size() == 7);
}
