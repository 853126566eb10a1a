// Look: the reason of each line is the one of --why; what is suggested is run, or shown.
#include <algorithm>
#include <sstream>

#include "recorded_runs.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// What the right column says, on one line.
std::string told(const Sitting& course) {
  std::string all;
  for (const tui::Row& row : course.frame({200, 60}).rows) {
    const std::string text = row.text();
    const auto at = text.find("│ ");
    if (at != std::string::npos) all += text.substr(at + std::string("│ ").size()) + " ";
  }
  std::istringstream words(all);
  std::string joined;
  for (std::string word; words >> word;) joined += word + " ";
  return joined;
}

std::string on_one_line(const std::string& text) {
  std::istringstream words(text);
  std::string joined;
  for (std::string word; words >> word;) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

}  // namespace

TEST_CASE("the cursor's line has its reason beside it", "[look]") {
  const Language language = GENERATE(Language::korean, Language::english);
  Sitting course(language, before_stage("9.2.2", 3));
  course.press("Enter");
  const tui::Recording recording = recorded_run({.program = &program_called("9.2.2/buffered"), .procs = 0});
  for (const tui::RecordedLine& line : recording.lines) {
    CHECK(told(course).find(on_one_line(line.text)) != std::string::npos);
    CHECK(told(course).find(on_one_line(line.why.in(language))) != std::string::npos);
    course.press("Down");
  }
  course.press("Home");
  CHECK(told(course).find(on_one_line(recording.lines.front().why.in(language))) != std::string::npos);
}

TEST_CASE("the cursor's line is marked, and stays in sight", "[look]") {
  Sitting course(Language::english, before_stage("9.2.2", 3));
  course.press("Enter");
  for (int line = 0; line < 23; ++line) {
    const tui::Frame frame = course.frame({80, 24});
    CHECK(std::ranges::count_if(frame.rows, [](const tui::Row& row) { return row.text().starts_with("▸"); }) == 1);
    course.press("Down");
  }
}

TEST_CASE("a suggestion is played", "[look]") {
  Sitting course(Language::english, before_stage("9.2.2", 3));
  course.press("Enter 2");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --buffer 5");
  CHECK(!course.press("Esc q"));
}

TEST_CASE("a number that no suggestion has means nothing", "[look]") {
  Sitting course(Language::english, before_stage("9.2.2", 3));
  course.press("Enter 9");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --why");
}

TEST_CASE("the picture and the comparison are plain commands, over the screen", "[look]") {
  Sitting course(Language::english, before_stage("9.2.2", 3));
  course.press("Enter");
  for (const auto& [key, command] : {std::pair{U'v', "golearn lesson 9.2.2/buffered --fast --steps"},
                                     std::pair{U'g', "golearn compare 9.2.2/buffered"}}) {
    course.press_at_once({tui::Key::Kind::character, key});
    CHECK(course.command() == command);
    CHECK(course.message() == "running …");
    CHECK(course.app().interrupt());
    course.press("Esc");
    CHECK(course.command() == "golearn lesson 9.2.2/buffered --why");
  }
}

TEST_CASE("Enter goes on to the challenges, and that one has looked is kept", "[look]") {
  Sitting course(Language::english, before_stage("9.2.2", 3));
  course.press("Enter Enter");
  CHECK(course.command() == "golearn challenge 9.2.2/all-first");
  CHECK(course.session().progress().of("9.2.2").gone_through(course::LessonStage::look));
}

TEST_CASE("a run that is killed is said to have died", "[look]") {
  Sitting course(Language::english, before_stage("9.2.2", 3));
  course.press_at_once({tui::Key::Kind::enter});
  course.kill_children();
  CHECK(course.message() == "The run died before its end.");
  course.press("Down 1 End");
}
