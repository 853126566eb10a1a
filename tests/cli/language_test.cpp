// The language: --lang, else LC_ALL, LC_MESSAGES, LANG.
#include "process.hpp"
#include "support/catch.hpp"

using namespace golearn::test;

namespace {

using Environment = std::vector<std::pair<std::string, std::string>>;

constexpr auto kKorean = "채널 버퍼";
constexpr auto kEnglish = "Buffered channels";

void check_language(const End& end, bool korean) {
  CHECK(end.status == 0);
  CHECK(has(end.out, kKorean) == korean);
  CHECK(has(end.out, kEnglish) != korean);
}

struct Locale {
  Environment environment;
  bool korean;
};

}  // namespace

TEST_CASE("the locale decides, the first variable that is set first", "[language]") {
  const Locale locale = GENERATE(values<Locale>({
      {{}, false},
      {{{"LANG", "ko_KR.UTF-8"}}, true},
      {{{"LANG", "ko"}}, true},
      {{{"LANG", "ko_KR"}}, true},
      {{{"LANG", "ko.UTF-8"}}, true},
      {{{"LANG", "en_US.UTF-8"}}, false},
      {{{"LANG", "C"}}, false},
      {{{"LANG", "kok_IN"}}, false},
      {{{"LC_MESSAGES", "ko_KR.UTF-8"}}, true},
      {{{"LC_MESSAGES", "ko_KR.UTF-8"}, {"LANG", "en_US.UTF-8"}}, true},
      {{{"LC_MESSAGES", "en_US.UTF-8"}, {"LANG", "ko_KR.UTF-8"}}, false},
      {{{"LC_ALL", "ko_KR.UTF-8"}, {"LC_MESSAGES", "en_US.UTF-8"}, {"LANG", "en_US.UTF-8"}}, true},
      {{{"LC_ALL", "C.UTF-8"}, {"LC_MESSAGES", "ko_KR.UTF-8"}, {"LANG", "ko_KR.UTF-8"}}, false},
      {{{"LC_ALL", ""}, {"LANG", "ko_KR.UTF-8"}}, true},
      {{{"LC_CTYPE", "ko_KR.UTF-8"}}, false},
  }));
  for (const auto& [name, value] : locale.environment) UNSCOPED_INFO(name << "=" << value);
  check_language(run("list", {.environment = locale.environment}), locale.korean);
}

TEST_CASE("--lang goes before the locale, wherever it stands", "[language]") {
  const auto& [line, korean] = GENERATE(table<std::string, bool>({
      {"list --lang ko", true},
      {"list --lang=ko", true},
      {"--lang ko list", true},
      {"--lang=ko list", true},
      {"list --lang en", false},
      {"lesson 9.2.2/no-receiver --fast --lang ko", true},
      {"lesson --lang ko 9.2.2/no-receiver --fast", true},
      {"lesson --fast --lang en 9.2.2/no-receiver", false},
      {"show 9.2.2 --lang ko", true},
      {"show --lang en 9.2.2", false},
  }));
  CAPTURE(line);
  check_language(run(line, {.environment = {{"LANG", korean ? "en_US.UTF-8" : "ko_KR.UTF-8"}}}), korean);
}

TEST_CASE("complaints, too, are in the language", "[language]") {
  const End korean = run("lesson 9.9.9", {.environment = {{"LC_ALL", "ko_KR.UTF-8"}}});
  CHECK(has(korean.err, "'9.9.9'라는 강의는 없다"));
  const End english = run("lesson 9.9.9 --lang en", {.environment = {{"LC_ALL", "ko_KR.UTF-8"}}});
  CHECK(has(english.err, "there is no lesson '9.9.9'"));
}
