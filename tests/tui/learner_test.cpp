// What a learner's file holds after a lesson; and a course that cannot keep anything.
#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using course::Fact;

namespace {

// `question burst +`: the lines of a learner's file, in their order.
Lines told(const std::string& file) {
  Lines lines;
  for (const std::string& line : study::split_lines(content_of(file))) {
    const std::string what = matches(line, "\"what\":\"(\\w+)\"").at(0);
    const Fact fact = course::fact_in(line).value();
    lines.push_back(fmt::format("{} {} {}{}", fact.lesson, what, fact.id, fact.right ? " +" : ""));
  }
  return lines;
}

}  // namespace

TEST_CASE("a lesson that was gone through is in the file, stage by stage", "[learner]") {
  Sitting course;
  course.press("/ 9 . 2 . 2 Enter Enter");  // search, the map, read
  course.press("Enter");                    // predict
  course.press("0 Enter 4 Enter 3 Enter 2 Enter");
  course.press("End Up Enter Down Enter");  // run, look
  course.press("1 Up Up Up Up Up Up Up Up Up Enter");
  CHECK(told(course.file()) == Lines{"9.2.2 open ", "9.2.2 stage read", "9.2.2 question burst", "9.2.2 question last +",
                                     "9.2.2 question pace +", "9.2.2 question end +", "9.2.2 stage predict",
                                     "9.2.2 stage run", "9.2.2 stage look", "9.2.2 challenge all-first +",
                                     "9.2.2 stage try"});
  CHECK(course.shows("1/45"));
}

TEST_CASE("what was done is there when the course is opened again", "[learner]") {
  Folder folder;
  const auto learner = [&] { return course::Learner(course::Journal(folder / "progress.jsonl")); };
  const auto handle = [](tui::App& app, std::initializer_list<tui::Key> keys) {
    for (const tui::Key& key : keys) app.handle(key);
  };
  {
    tui::Session session{.learner = learner(), .language = Language::english};
    tui::App app(session);
    handle(app, {{tui::Key::Kind::down}, {tui::Key::Kind::enter}, {tui::Key::Kind::enter}});
  }
  tui::Session session{.learner = learner(), .language = Language::english};
  const tui::App app(session);
  CHECK(app.frame({80, 24}).text().find("golearn quiz 9.1.2") != std::string::npos);
}

TEST_CASE("where nothing can be kept the course goes on with what it knows", "[learner]") {
  tui::Session session{.learner = course::Learner(course::Journal("/proc/nowhere/progress.jsonl")),
                       .language = Language::english};
  tui::App app(session);
  const auto text = [&] { return app.frame({80, 24}).text(); };
  app.handle({tui::Key::Kind::enter});
  app.handle({tui::Key::Kind::enter});
  CHECK(!session.learner.journal().complaint().empty());
  CHECK(session.progress().of("9.1.1").gone_through(course::LessonStage::read));
  CHECK(text().find("✓read ▶predict") != std::string::npos);
}

TEST_CASE("two courses at once keep what both have done", "[learner]") {
  Folder folder;
  const auto session = [&] {
    return tui::Session{.learner = course::Learner(course::Journal(folder / "progress.jsonl"))};
  };
  tui::Session one = session();
  tui::Session two = session();
  tui::App first(one);
  tui::App second(two);
  for (tui::App* app : {&first, &second}) {
    if (app == &second) app->handle({tui::Key::Kind::down});
    app->handle({tui::Key::Kind::enter});
    app->handle({tui::Key::Kind::enter});
  }
  CHECK(course::Journal(folder / "progress.jsonl").facts().size() == 4);
}
