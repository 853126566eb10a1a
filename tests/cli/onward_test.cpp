// What stands at the end of golearn lesson: where one goes from here.
#include "words/onward.hpp"
#include "args/reader.hpp"
#include "lessons/course.hpp"
#include "lessons/lesson_text.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "suggested.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using study::Language;

namespace {

// The commands that follow a run of what `id` names.
Lines onward(const std::string& id) {
  Lines commands;
  for (const words::Block& block : words::onward(Language::english, args::select_lesson(id))) {
    if (const auto* line = std::get_if<words::Line>(&block)) commands.push_back(line->parts.front().text);
  }
  return commands;
}

bool is_in(const Lines& commands, const std::string& command) {
  return std::ranges::find(commands, command) != commands.end();
}

}  // namespace

TEST_CASE("a program leads to the next, the last to the next lesson, a lesson to the next", "[onward]") {
  const auto& [ran, next] = GENERATE(table<std::string, std::string>({
      {"9.2.2/unbuffered", "golearn lesson 9.2.2/buffered"},
      {"buffered", "golearn lesson 9.2.2/no-receiver"},
      {"9.2.2/no-receiver", "golearn lesson 9.2.3"},
      {"9.2.2", "golearn lesson 9.2.3"},
      {"9.1.3", "golearn lesson 9.2.1"},
      {"9.2", "golearn lesson 9.3.1"},
      {"13.4", "golearn list"},
  }));
  CHECK(onward(ran).back() == next);
}

TEST_CASE("from the first lesson on, each leads to the next", "[onward]") {
  const auto& course = lessons::course();
  for (std::size_t i = 0; i + 1 < course.size(); ++i) {
    CHECK(onward(course[i].id).back() == "golearn lesson " + course[i + 1].id);
  }
}

TEST_CASE("every lesson names show, and all that it names is a command golearn takes", "[onward]") {
  for (const lessons::Entry& entry : lessons::course()) {
    CAPTURE(entry.id);
    CHECK(is_in(onward(entry.id), "golearn show " + entry.id));
    for (const std::string& command : onward(entry.id)) CHECK_NOTHROW(parse(command));
    for (const lessons::Program& program : entry.programs) {
      for (const std::string& command : onward(program.runnable.id)) CHECK_NOTHROW(parse(command));
    }
  }
}

TEST_CASE("diff needs an option to leave out; explore and play, a program that does not measure", "[onward]") {
  const auto& [ran, explore, play, diff] = GENERATE(table<std::string, bool, bool, bool>({
      {"9.3.2", true, true, true},    // --no-sync
      {"10.1", true, true, false},    // no flag
      {"9.2.3", true, true, true},    // --no-close
      {"10.6", false, false, false},  // measures
  }));
  CAPTURE(ran);
  const std::string out = run("lesson " + ran + " --fast --lang en").out;  // if not there, the text suggests it
  CHECK(has(out, "golearn explore " + ran) == explore);
  CHECK(has(out, "golearn play " + ran) == play);
  CHECK(has(out, "golearn diff " + ran) == diff);
}

TEST_CASE("what the text suggests is not said again", "[onward]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      const auto text = text_of(entry, Language::english);
      for (const auto& suggestion : text.scenario(program.scenario.name).tries) {
        CAPTURE(suggestion.command);
        CHECK(!is_in(onward(program.runnable.id), suggestion.command));
      }
    }
  }
}

TEST_CASE("a lesson ends with it, and a whole lesson has it once", "[onward]") {
  const auto& [lang, heading] = GENERATE(table<std::string, std::string>({{"en", "Onward"}, {"ko", "이어서"}}));
  const std::string all = run("lesson 9.2.2 --fast --lang " + lang).out;
  const auto at = all.find("\n\n" + heading + "\n  golearn show 9.2.2 ");
  REQUIRE(at != std::string::npos);
  CHECK(all.find(heading, at + 3) == std::string::npos);
  CHECK(lines_of(all).back().starts_with("  golearn lesson 9.2.3 "));
}

TEST_CASE("a chapter's lessons run one after another", "[onward]") {
  const std::string all = run("lesson 9.2 --fast --lang en").out;
  std::size_t last = 0;
  for (const std::string id : {"9.2.1  ", "9.2.2/unbuffered  ", "9.2.3/range  ", "9.2.4/", "9.2.5/select  "}) {
    const std::size_t at = all.find((last == 0 ? "" : "\n") + id, last);
    REQUIRE(at != std::string::npos);
    last = at + 1;
  }
  CHECK(lines_of(all).back().starts_with("  golearn lesson 9.3.1 "));
}

TEST_CASE("a search and a game have the knobs of the run, but for its sizes", "[onward]") {
  const std::string out = run("lesson 9.3.2 --no-sync --workers 50 --fast --lang en").out;
  CHECK(has(out, "golearn play 9.3.2 --no-sync "));
  CHECK(!has(out, "golearn play 9.3.2 --no-sync --workers"));
}
