// golearn note and hint.
#include "facts.hpp"
#include "screen.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

TEST_CASE("what was noted is shown, of a lesson and of all", "[note]") {
  Student student;
  CHECK(has(student.does("note").out, "Nothing was noted. To do so: `golearn note 9.2.2 TEXT`"));
  CHECK(student.does("note 9.2.2 버퍼는 공간이 아니라 박자다").status == 0);
  CHECK(student.does({"note", "race", "one 'word'; and $more"}).out.empty());
  CHECK(student.does("note 9.2.2 second").status == 0);
  const std::string all = student.does("note").out;
  CHECK(has(all, "9.2.2 Buffered channels\n"));
  CHECK(all.find("버퍼는 공간이 아니라 박자다") < all.find("second"));
  CHECK(has(all, "one 'word'; and $more"));
  const std::string one = student.does("note buffering --lang ko").out;
  CHECK(has(one, "second"));
  CHECK_FALSE(has(one, "word"));
  CHECK(has(student.does("note 9.1.1 --lang ko").out, "적어 둔 것이 없다. 적으려면: `golearn note 9.1.1 글`"));
  CHECK(student.facts().size() == 3);
}

TEST_CASE("a note is shown as text, whatever it holds", "[note]") {
  Student student;
  CHECK(student.does({"note", "9.2.2", "a\nb\033[31mred\xff"}).status == 0);
  const std::string shown = student.does("note").out;
  CHECK(has(shown, R"(a\nb\x1b[31mred)"));
  CHECK_FALSE(has(shown, "\033"));
}

TEST_CASE("a note without a lesson of its own, or without a word, is refused", "[note]") {
  Student student;
  for (const Lines& words : {Lines{"note", "9.2", "text"}, Lines{"note", "9.2"}, Lines{"note", "9.9.9", "text"},
                             Lines{"note", "9.2.2", ""}, Lines{"note", "9.2.2", " ", "\n"}, Lines{"note", ""}}) {
    CAPTURE(words);
    const End end = student.does(words);
    CHECK(end.status == 64);
    CHECK(end.out.empty());
    CHECK(lines_of(end.err).size() == 1);
  }
  CHECK(student.files().empty());
}

TEST_CASE("hints come one at a time, each with the command for the next", "[hint]") {
  Student student;
  const End first = student.does("hint 9.2.2/last");
  CHECK(first.status == 0);
  CHECK(has(flowing(first.out), "How many times does main receive before it ends?"));
  CHECK(first.out.ends_with("\n  golearn hint 9.2.2/last 2\n"));
  CHECK(student.does("hint 9.2.2/last 1").out == first.out);
  CHECK(student.does("hint 9.2.2/last 2").out == "3 is not right.\n");
  CHECK(student.does("hint buffering/last 2 --lang ko").out == "3은 아니다.\n");
  CHECK(student.does("hint 9.3.1/mend 2").out == "Turn --sync.\n");
  CHECK(student.does("hint 9.3.1/mend 2 --lang ko").out == "--sync를 바꾼다.\n");
  const std::string play = student.does("hint 9.3.1/lose").out;
  CHECK(has(play, "Stop one of them after its read"));
  CHECK_FALSE(has(play, "golearn hint"));
  CHECK(student.files().empty());
}

TEST_CASE("a hint that is not there is refused in one line", "[hint]") {
  const auto& [line, said] = GENERATE(table<std::string, std::string>({
      {"hint 9.2.2/last 0", "1..2"},
      {"hint 9.2.2/last 3", "1..2"},
      {"hint 9.3.1/lose 2", "1..1"},
      {"hint 9.2.2/last x", "1..2"},
      {"hint 9.2.2/last -1", "-1"},
      {"hint 9.2.2/last ''", "1..2"},
      {"hint 9.2.2/last 1 2", "'2' is one argument too many"},
      {"hint 9.2.2", "golearn hint 9.2.2/NAME"},
      {"hint 9.2.2 --lang ko", "golearn hint 9.2.2/이름"},
      {"hint 9.2.2/lost", "did you mean '9.2.2/last'?"},
      {"hint", "golearn hint 9.2.2"},
  }));
  CAPTURE(line);
  Student student;
  const End end = student.does(line);
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(lines_of(end.err).size() == 1);
  CHECK(has(end.err, said));
}

TEST_CASE("golearn writes in its state folder and nowhere else", "[progress]") {
  Student student;
  for (const std::string line : {"next", "keys", "progress", "list", "hint 9.2.2/last", "note", "challenge 9.3.1"}) {
    CHECK(student.does(line).status == 0);
  }
  CHECK(student.files().empty());  // who only looks leaves nothing
  CHECK(student.does("quiz 9.2.2/last", "0\n").status == 1);
  student.does("challenge 9.3.1/mend --sync mutex");
  student.does("note 9.2.2 x");
  student.does("next --run");
  student.does("progress --reset all");
  CHECK(student.files() == Lines{"state/golearn/lock", "state/golearn/progress.jsonl"});
}

TEST_CASE("without XDG_STATE_HOME the state is in the home folder", "[progress]") {
  const Folder home;
  CHECK(run("note 9.2.2 x", {.environment = {{"HOME", home / ""}}}).status == 0);
  CHECK(has(content_of(home / ".local/state/golearn/progress.jsonl"), R"("text":"x")"));
  CHECK(home.files() == 1);
}

TEST_CASE("keys are told in both languages", "[progress]") {
  Student student;
  CHECK(has_match(student.does("keys").out, "Enter +on to the next thing"));
  CHECK(has_match(student.does("keys --lang ko").out, "h +힌트 하나 더"));
  CHECK(has(student.does("keys --lang ko").out, "ㅗ는 h"));
}
