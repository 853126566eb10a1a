// Every lesson of the course, through its stages: each question can be answered, each program played, each challenge
// begun, and every screen on the way is whole.
#include <algorithm>
#include <array>

#include "frame_checks.hpp"
#include "lessons/practice/practice.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"
#include "words/tasks.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

constexpr std::array<tui::Size, 5> kSizes{{{60, 20}, {80, 24}, {120, 40}, {160, 50}, {100, 30}}};

// One size and language after another, so that all of them come, if not with each screen.
void check_screen(Sitting& course) {
  static std::size_t turn = 0;
  const tui::Size& size = kSizes[turn++ % kSizes.size()];
  const Language language = turn % 2 == 0 ? Language::korean : Language::english;
  course.session().language = language;
  const tui::Frame frame = course.frame(size);
  INFO(frame.text());
  check_shape(frame, size);
  language == Language::korean ? check_korean(frame) : check_english(frame);
  CHECK(course.command().starts_with("golearn "));
}

void press(Sitting& course, const std::string& keys) {
  REQUIRE(course.press(keys));
  check_screen(course);
}

void answer(Sitting& course, const lessons::Entry& entry, const lessons::Question& question) {
  INFO(question.id);
  CHECK(course.command() == "golearn quiz " + entry.id + "/" + question.id);
  press(course, "h h h");
  press(course, words::may_be_several(question) ? "1 Enter" : "1");
  CHECK(course.facts_of(course::FactKind::question).back().id == question.id);
  CHECK(why_refused(course.command(), Language::english).empty());
}

// One that measures this machine takes seconds.
bool measures(const lessons::Program& program) { return program.runnable.measures; }

void run_and_look(Sitting& course, const lessons::Entry& entry) {
  press(course, "Enter");
  for (std::size_t i = 0; i < entry.programs.size(); ++i) press(course, i == 0 ? "End" : "c End");
  CHECK(why_refused(course.command(), Language::english).empty());
  press(course, "Enter");
  CHECK(why_refused(course.command(), Language::english).empty());
  press(course, "Enter");
  CHECK(course.facts_of(course::FactKind::stage).size() == 4);
}

}  // namespace

TEST_CASE("every lesson is read, its questions answered, its programs run and looked at", "[lessons]") {
  for (const lessons::Entry& entry : lessons::course()) {
    INFO(entry.id);
    Sitting course(Language::korean, before_stage(entry.id, 0));
    press(course, "Enter");
    for (std::size_t i = 1; i < entry.programs.size(); ++i) press(course, "Tab");
    press(course, "Enter");
    for (const lessons::Question& question : practice_of(entry).questions) {
      if (&question != &practice_of(entry).questions.front()) press(course, "Enter");
      answer(course, entry, question);
    }
    if (!std::ranges::any_of(entry.programs, measures)) run_and_look(course, entry);
  }
}

TEST_CASE("every challenge is begun", "[lessons]") {
  for (const lessons::Entry& entry : lessons::course()) {
    Sitting course(Language::korean, before_stage(entry.id, 4));
    course.press("Enter");
    const auto& challenges = practice_of(entry).challenges;
    for (std::size_t i = 0; i < challenges.size(); ++i) {
      INFO(entry.id << "/" << challenges[i].id);
      press(course, std::to_string(i + 1));
      CHECK(course.command() == "golearn challenge " + entry.id + "/" + challenges[i].id);
      press(course, "h h");
      press(course, "Esc");
    }
  }
}
