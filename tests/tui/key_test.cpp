// A key is taken by its place on the keyboard, whatever the keyboard is set to; where text is written, as it was typed.
#include <map>

#include "sitting.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using tui::letters_of;

namespace {

// By the layout of the Korean keyboard (두벌식), not by the code that is tested.
const std::map<char32_t, std::u32string> kKeys{
    {U'ㅂ', U"q"}, {U'ㅈ', U"w"}, {U'ㄷ', U"e"}, {U'ㄱ', U"r"}, {U'ㅅ', U"t"}, {U'ㅛ', U"y"}, {U'ㅕ', U"u"},
    {U'ㅑ', U"i"}, {U'ㅐ', U"o"}, {U'ㅔ', U"p"}, {U'ㅁ', U"a"}, {U'ㄴ', U"s"}, {U'ㅇ', U"d"}, {U'ㄹ', U"f"},
    {U'ㅎ', U"g"}, {U'ㅗ', U"h"}, {U'ㅓ', U"j"}, {U'ㅏ', U"k"}, {U'ㅣ', U"l"}, {U'ㅋ', U"z"}, {U'ㅌ', U"x"},
    {U'ㅊ', U"c"}, {U'ㅍ', U"v"}, {U'ㅠ', U"b"}, {U'ㅜ', U"n"}, {U'ㅡ', U"m"}, {U'ㅃ', U"Q"}, {U'ㅉ', U"W"},
    {U'ㄸ', U"E"}, {U'ㄲ', U"R"}, {U'ㅆ', U"T"}, {U'ㅒ', U"O"}, {U'ㅖ', U"P"}};

// What two keys make together, in the order in which they are typed.
const std::map<char32_t, std::u32string> kTogether{
    {U'ㄳ', U"ㄱㅅ"}, {U'ㄵ', U"ㄴㅈ"}, {U'ㄶ', U"ㄴㅎ"}, {U'ㄺ', U"ㄹㄱ"}, {U'ㄻ', U"ㄹㅁ"}, {U'ㄼ', U"ㄹㅂ"},
    {U'ㄽ', U"ㄹㅅ"}, {U'ㄾ', U"ㄹㅌ"}, {U'ㄿ', U"ㄹㅍ"}, {U'ㅀ', U"ㄹㅎ"}, {U'ㅄ', U"ㅂㅅ"}, {U'ㅘ', U"ㅗㅏ"},
    {U'ㅙ', U"ㅗㅐ"}, {U'ㅚ', U"ㅗㅣ"}, {U'ㅝ', U"ㅜㅓ"}, {U'ㅞ', U"ㅜㅔ"}, {U'ㅟ', U"ㅜㅣ"}, {U'ㅢ', U"ㅡㅣ"}};

// By Unicode's arithmetic: the letters that a syllable is composed of.
constexpr std::u32string_view kFirst = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kMiddle = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
constexpr std::u32string_view kLast = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

std::u32string typed(char32_t letter) {
  if (const auto one = kKeys.find(letter); one != kKeys.end()) return one->second;
  std::u32string keys;
  for (const char32_t each : kTogether.at(letter)) keys += kKeys.at(each);
  return keys;
}

}  // namespace

TEST_CASE("a Hangul letter is the key that it lies on, or the two keys that make it", "[key]") {
  for (char32_t letter = U'ㄱ'; letter <= U'ㅣ'; ++letter) CHECK(letters_of(letter) == typed(letter));
}

TEST_CASE("a syllable is the keys that it is typed with, in their order", "[key]") {
  CHECK(letters_of(U'가') == U"rk");
  CHECK(letters_of(U'뷁') == U"qnpfr");
  CHECK(letters_of(U'힣') == U"glg");
  char32_t syllable = U'가';
  for (const char32_t first : kFirst) {
    for (const char32_t middle : kMiddle) {
      const std::u32string open = typed(first) + typed(middle);
      REQUIRE(letters_of(syllable++) == open);
      for (const char32_t last : kLast) REQUIRE(letters_of(syllable++) == open + typed(last));
    }
  }
  CHECK(syllable == U'힣' + 1);
}

TEST_CASE("whatever is no Hangul is itself", "[key]") {
  for (const char32_t each : {U'h', U'?', U'é', U'あ', U'漢', U'\u3130', U'\u3164', U'\uABFF', U'\uD7A4', U'🐹'}) {
    CHECK(letters_of(each) == std::u32string{each});
  }
}

TEST_CASE("UTF-8 is written in as many bytes as it takes", "[key]") {
  CHECK(tui::utf8(U'a') == "a");
  CHECK(tui::utf8(U'é') == "é");
  CHECK(tui::utf8(U'가') == "가");
  CHECK(tui::utf8(U'🐹') == "🐹");
}

TEST_CASE("a letter key works with the Hangul keyboard on", "[key]") {
  Sitting course(Language::english, before_stage("9.2.2", 1));
  course.press("Enter");
  CHECK(!course.shows("hint 1/2"));
  course.press("ㅗ");
  CHECK(course.shows("hint 1/2"));
  CHECK(!course.press("ㅂ"));  // q
}

TEST_CASE("a syllable is its keys one after another", "[key]") {
  Sitting course(Language::english, before_stage("9.2.2", 1));
  course.press("Enter 호");  // g, which means nothing here, and h
  CHECK(course.shows("hint 1/2"));
}

TEST_CASE("what is searched for and what is noted stays as it was typed", "[key]") {
  Sitting course(Language::korean, before_stage("9.2.2", 1));
  course.press("/");
  course.type("데드락 q?");
  CHECK(course.shows("찾기: 데드락 q?▏"));
  course.press("Back Back Back Back 록 Esc o");
  course.type("ㅗ는 h");
  course.press("Enter");
  REQUIRE(course.facts_of(course::FactKind::note).size() == 1);
  CHECK(course.facts_of(course::FactKind::note).front().text == "ㅗ는 h");
}

TEST_CASE("Backspace takes back a whole letter, and from nothing nothing", "[key]") {
  Sitting course;
  course.press("/ 가 a Back Back Back b");
  CHECK(course.shows("search: b▏"));
}
