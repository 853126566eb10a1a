// Every screen, at every size, in both languages: rows of exactly the screen's width, the help always at their end, no
// word of the other language.
#include <array>
#include <map>

#include "frame_checks.hpp"
#include "screens_shown.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using tui::Size;

namespace {

constexpr std::array<Size, 4> kSizes{{{60, 20}, {80, 24}, {120, 40}, {160, 50}}};

// A screen in one of its states, which is reached once: its language may change there. But for a search, which has
// found what it has found.
Sitting& reached(const Shown& shown, Language language) {
  static std::map<std::string, Sitting> all;
  const bool stays = shown.name.starts_with("search") && language == Language::english;
  const auto [at, is_new] = all.try_emplace(shown.name + (stays ? " en" : ""), language, shown.facts);
  if (is_new) at->second.press(shown.keys);
  at->second.session().language = language;
  at->second.session().ascii = false;
  return at->second;
}

template <class F>
void on_every_screen(Language language, F check) {
  for (const Shown& shown : screens_shown()) {
    INFO(shown.name << (language == Language::korean ? ", in Korean" : ", in English"));
    check(reached(shown, language));
  }
}

// The same at the sizes for which there are layouts.
template <class F>
void on_every_layout(Language language, F check) {
  on_every_screen(language, [&](Sitting& course) {
    for (const Size& size : kSizes) {
      INFO(size.columns << " columns");
      check(course, size);
    }
  });
}

}  // namespace

TEST_CASE("a screen has its rows, each as wide as it, and always the same ones", "[frames]") {
  const Language language = GENERATE(Language::korean, Language::english);
  on_every_screen(language, [](Sitting& course) {
    for (int columns = 40; columns <= 200; columns += 13) {
      const Size size{columns, 12 + columns % 45};
      INFO(size.columns << "x" << size.rows);
      check_shape(course.frame(size), size);
      CHECK(course.frame(size).text() == course.frame(size).text());
    }
  });
}

TEST_CASE("the keys end in the way to the help, and none of them is cut", "[frames]") {
  on_every_layout(Language::korean, [](Sitting& course, Size size) { check_keys(course.frame(size), "?:도움"); });
  on_every_layout(Language::english, [](Sitting& course, Size size) { check_keys(course.frame(size), "?:help"); });
}

TEST_CASE("the row above the keys is a command that golearn takes", "[frames]") {
  const Language language = GENERATE(Language::korean, Language::english);
  on_every_screen(language, [&](Sitting& course) {
    INFO(course.command());
    CHECK(why_refused(course.command(), language).empty());
  });
}

TEST_CASE("no word of the other language stands around what the program prints", "[frames]") {
  on_every_layout(Language::english, [](Sitting& course, Size size) { check_english(course.frame(size)); });
  on_every_layout(Language::korean, [](Sitting& course, Size size) { check_korean(course.frame(size)); });
}

TEST_CASE("in ASCII everything drawn is, in the same columns", "[frames]") {
  on_every_layout(Language::english, [](Sitting& course, Size size) {
    course.session().ascii = course.session().english_only = true;
    const tui::Frame frame = course.frame(size);
    course.session().english_only = false;
    check_shape(frame, size);
    check_ascii(frame);
  });
}

TEST_CASE("on less than 40x12 it says that there is no room, and goes on where there is", "[frames]") {
  Sitting course(Language::english, before_stage("9.2.2", 2));
  course.press("Enter PgDn");
  const std::string before = course.text();
  for (const Size size : {Size{39, 24}, Size{80, 11}, Size{1, 1}, Size{5, 2}}) {
    const tui::Frame frame = course.frame(size);
    check_shape(frame, size);
    CHECK((size.columns < 28 || frame.rows.front().text().starts_with("too small: 40x12 at least")));
    for (std::size_t i = 1; i < frame.rows.size(); ++i)
      CHECK(frame.rows[i].text().find_first_not_of(' ') == std::string::npos);
  }
  CHECK(course.text() == before);
  CHECK(course.text({40, 12}).find("too small") == std::string::npos);
}
