// golearn challenge by knobs, and what is refused.
#include "parsed.hpp"
#include "screen.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

std::string flat(const End& end) { return flowing(end.out); }

}  // namespace

TEST_CASE("challenge of a lesson tells each, by what it is met, and those that are done", "[challenge]") {
  Student student;
  const std::string before = flat(student.does("challenge 9.3.1"));
  CHECK(has(before, "You are the scheduler. Lose an update"));
  CHECK(has(before, "You are the scheduler: golearn challenge 9.3.1/lose"));
  CHECK(has(before, "By --sync: golearn challenge 9.3.1/mend --sync …"));
  CHECK_FALSE(has(before, "✓"));
  CHECK(student.files().empty());
  CHECK(student.does("challenge 9.3.1/mend --sync mutex").status == 0);
  CHECK(student.does("challenge 9.3.1/atomic", "i\n").status == 0);
  const End after = student.does("challenge 9.3.1");
  CHECK(after.status == 0);
  CHECK(has(after.out, "--sync …\n✓ Done: --sync mutex\n"));
  CHECK(has(after.out, "✓ Done: it cannot be done\n"));
  CHECK(has(student.does("challenge race --lang ko").out, "✓ 해냈다: --sync mutex\n"));
}

TEST_CASE("a challenge by knobs is told when none is turned", "[challenge]") {
  Student student;
  const End end = student.does("challenge 9.2.2/all-first");
  CHECK(end.status == 0);
  CHECK(has(flat(end), "Make all twelve Go lines come before the first Main."));
  CHECK(has(end.out, "By --buffer: golearn challenge 9.2.2/all-first --buffer …"));
  CHECK(student.files().empty());
}

TEST_CASE("a challenge by knobs is met or not, as a run shows, and that is kept", "[challenge]") {
  Student student;
  const End not_yet = student.does("challenge 9.2.2/all-first --buffer 3");
  CHECK(not_yet.status == 1);
  CHECK(has(not_yet.out, "✗ Not yet."));
  CHECK(has_match(not_yet.out, "It prints [0-9]+ lines; main returns\\."));
  CHECK_FALSE(student.progress().of("9.2.2").gone_through(course::LessonStage::attempt));
  const End met = student.does("challenge 9.2.2/all-first --buffer 11");
  CHECK(met.status == 0);
  CHECK(has(met.out, "✓ Done."));
  CHECK(has(met.out, "One goes straight to main, so eleven places will do."));
  const auto progress = student.progress().of("9.2.2");
  CHECK(progress.gone_through(course::LessonStage::attempt));
  const auto& challenge = progress.challenges.at("all-first");
  CHECK(challenge.met);
  CHECK(challenge.tries == 2);
  CHECK(challenge.how == "--buffer 11");
}

TEST_CASE("a mend is judged by every schedule, and one that breaks it can be replayed", "[challenge]") {
  Student student;
  const End met = student.does("challenge 9.3.1/mend --sync atomic");
  CHECK(met.status == 0);
  CHECK(has_match(flat(met), "✓ Done\\. All [0-9]+ schedules were searched, and each is so\\."));
  const End not_yet = student.does("challenge 9.3.1/mend --sync none --lang ko");
  CHECK(not_yet.status == 1);
  CHECK(has_match(flat(not_yet), "스케줄 [0-9]+개 가운데 [0-9]+개만 그렇다"));
  const Lines tokens = matches(not_yet.out, "golearn replay (g1:\\S+)");
  REQUIRE(tokens.size() == 1);
  CHECK(run("replay " + tokens[0] + " --raw").out == "1\n");
}

TEST_CASE("challenge --json tells what came of it", "[challenge]") {
  Student student;
  const auto not_yet = parsed(student.does("challenge 9.3.1/mend --sync none --json").out);
  CHECK(not_yet["kind"] == "attempt");
  CHECK(not_yet["lesson"] == "9.3.1");
  CHECK(not_yet["id"] == "mend");
  CHECK(not_yet["met"] == false);
  CHECK(not_yet["passing"] < not_yet["schedules"]);
  CHECK(not_yet["token"].is_string());
  const auto met = parsed(student.does("challenge 9.3.1/mend --sync channel --json").out);
  CHECK(met["met"] == true);
  CHECK(met["passing"] == met["schedules"]);
  CHECK_FALSE(met.contains("token"));
  CHECK(parsed(student.does("challenge 9.2.2/all-first --buffer 0 --json").out)["schedules"] == 0);
  CHECK(student.facts().size() == 4);
}

TEST_CASE("what would not be looked at is refused in one line, and nothing is kept", "[challenge]") {
  const auto& [line, said] = GENERATE(table<std::string, std::string>({
      {"9.2.2/burst", "9.2.2/burst is a question: golearn quiz 9.2.2/burst"},
      {"9.2.2/burst --lang ko", "도전이 아니라 문제다: golearn quiz 9.2.2/burst"},
      {"9.2.2/all-frist", "did you mean '9.2.2/all-first'?"},
      {"9.9.9/x", "there is no lesson '9.9.9'"},
      {"", "golearn challenge 9.2.2"},
      {"9.2.2/all-first --count 3", "this challenge is met by --buffer: leave out --count"},
      {"9.2.2/all-first --buffer 11 --count 3", "leave out --count"},
      {"9.2.2/all-first --buffer 11 --procs 4", "leave out --procs"},
      {"9.2.2/all-first --procs 4", "leave out --procs"},
      {"9.2.2/all-first --buffer x", "--buffer"},
      {"9.2.2/all-first --buffer -1", "--buffer"},
      {"9.2.2/all-first --bufer 1", "'--buffer'"},
      {"9.2.2/all-first --buffer 11 --token g1:x", "--token goes with challenges as the scheduler"},
      {"9.3.1/mend --token g1:x", "--token goes with challenges as the scheduler"},
      {"9.3.1/mend --json", "--json goes with knobs"},
      {"9.3.1/lose --json", "--json goes with knobs"},
      {"9.3.1/lose --procs 4", "leave out --procs"},
      {"9.3.1/lose --workers 5", "leave out --workers"},
      {"9.3.1/lose --token ''", "not a replay token"},
      {"9.3.1 --sync mutex", "name a challenge: golearn challenge 9.3.1/NAME"},
      {"9.3.1 --json", "name a challenge"},
      {"9.3.1/mend --sync bogus", "mutex"},
  }));
  CAPTURE(line);
  Student student;
  const End end = student.does("challenge " + line);
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(lines_of(end.err).size() == 1);
  CHECK(has(end.err, said));
  CHECK(student.files().empty());
}
