// golearn list, in both languages and at any width.
#include "lessons/course.hpp"
#include "lessons/lesson_text.hpp"
#include "screen.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using study::Language;

namespace {

Language language(const std::string& name) { return name == "ko" ? Language::korean : Language::english; }

Lines on_terminal(const std::string& line, unsigned short columns) {
  const End end = run(line, {.out = Stream::terminal, .columns = columns});
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  return rows(end.screen);
}

}  // namespace

TEST_CASE("list names every lesson and its programs, in teaching order", "[list]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const End end = run("list --lang " + lang);
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  std::size_t last = 0;
  for (const lessons::Entry& entry : lessons::course()) {
    CAPTURE(entry.id, lang);
    const auto text = text_of(entry, language(lang));
    const std::size_t at = end.out.find("  " + entry.id + " ");
    REQUIRE(at != std::string::npos);
    CHECK(at > last);
    last = at;
    const std::string rest = flowing(end.out.substr(at));
    for (const std::string& part : {entry.slug, text.title, text.summary}) CHECK(has(rest, part));
    if (entry.programs.size() < 2) continue;
    for (const lessons::Program& p : entry.programs) CHECK(has(rest, "/" + p.scenario.name));
  }
  for (const lessons::Chapter& chapter : lessons::chapters()) {
    CHECK(has(end.out, chapter.number + " " + chapter.title.in(language(lang))));
  }
}

TEST_CASE("every row of list fits the terminal", "[list]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const int columns = GENERATE(60, 80, 90, 110, 160);
  CAPTURE(lang, columns);
  CHECK(widest(on_terminal("list --lang " + lang, columns)) <= columns);
}

TEST_CASE("list of a chapter, or of a lesson, has no other", "[list]") {
  const std::string chapter = run("list 9.2 --lang en").out;
  CHECK(chapter.starts_with("9.2 Channels\n"));
  for (const std::string id : {"9.2.1", "9.2.2", "9.2.3", "9.2.4", "9.2.5"}) CHECK(has(chapter, "  " + id + "  "));
  CHECK(!has(chapter, "9.3"));
  CHECK(!has(chapter, "9.1"));
  const std::string one = run("list buffering --lang en").out;
  CHECK(has(one, "  9.2.2  "));
  CHECK(!has(one, "9.2.1"));
}
