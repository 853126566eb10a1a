// Wrong use: one line on stderr that helps, nothing on stdout, exit status 64.
#include <algorithm>

#include "process.hpp"
#include "support/catch.hpp"

using namespace golearn::test;

namespace {

struct Wrong {
  std::string line;  // what is typed
  std::string hint;  // what the complaint must name, in any language: the nearest name, the range, the choices
};

void check_refused(const End& end) {
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(end.err.starts_with("golearn: "));
  CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 1);
  CHECK(end.err.ends_with("\n"));
}

}  // namespace

TEST_CASE("wrong use is refused in one line that names what would be right", "[wrong-use]") {
  static const std::vector<Wrong> all{
      {"--bogus", "golearn list"},
      {"help frobnicate", "course, next, list, lesson"},
      {"help lesson 9.9.9", "'9.9.9'"},
      {"--lang xx", "'xx'"},
      {"frobnicate", "course, next, list, lesson"},
      {"''", "course, next, list, lesson"},
      {"lesso 9.2.2", "'lesson'"},
      {"compar 9.2.2", "'compare'"},
      {"lesson", "golearn lesson 9.2.2"},
      {"show", "golearn show 9.2.2"},
      {"compare", "golearn compare 9.2.2"},
      {"completion", "golearn completion bash"},
      {"completion tcsh", "bash, zsh, fish"},
      {"completion bash zsh", "'zsh'"},
      {"lesson 9.9.9", "golearn list"},
      {"lesson bufering", "'buffering'"},
      {"show mutx", "'mutex'"},
      {"lesson 9.2.2/bufered", "'9.2.2/buffered'"},
      {"compare 9.2.2/", "'9.2.2"},
      {"lesson 9.9.9 --help", "'9.9.9'"},
      {"lesson 9.2.2 9.2.3", "'9.2.3'"},
      {"lesson 9.9", "golearn list"},
      {"lesson 9.", "golearn list"},
      {"list 9.9", "golearn list"},
      {"list lesson", "'lesson'"},
      {"lesson 9.1.3/captured --go 1.20", "1.21"},
      {"lesson 9.1.3/captured --go 1.22.1.1", "'1.22.1.1'"},
      {"lesson 9.1.3/captured --go go", "'go'"},
      {"list 9.2.2 --procs 2", "'--procs'"},
      {"show 9.2.2 --fast", "'--fast'"},
      {"compare 9.2.2 --raw", "'--raw'"},
      {"lesson 9.2.2 --bogus", "golearn lesson 9.2.2 --help"},
      {"lesson 9.2.2 -x", "'-x'"},
      {"lesson 9.3.6 --wokers=3", "'--workers'"},
      {"lesson 9.3.6 --worker 3", "'--workers'"},
      {"lesson 9.2.2/buffered --bufer 3", "'--buffer'"},
      {"lesson 9.2.2/buffered --workers 3", "'--workers'"},
      {"lesson 9.2.2/no-receiver --count 3", "'--count'"},
      {"lesson 9.3.6 --workers", "--workers"},
      {"lesson 9.3.6 --workers=", "--workers"},
      {"lesson 9.3.1 --no-sync --sync mutex", "--sync none"},
      {"lesson 9.3.7/counter --sync mutex --no-sync", "--sync none"},
      {"lesson 9.3.3 --no-sync --sync mutex", "--sync"},
      {"explore 9.3.1 --no-sync --sync mutex", "--sync none"},
      {"play 9.3.1 --no-sync --sync mutex", "--sync none"},
      {"compare 11.9 --no-sync --sync mutex", "--sync none"},
      {"lesson 9.3.6 --workers 0", "1..1000000"},
      {"lesson 9.3.6 --workers -1", "1..1000000"},
      {"lesson 9.3.6 --workers 1000001", "1..1000000"},
      {"lesson 9.3.6 --workers 1000000000", "1..1000000"},
      {"lesson 9.3.6 --workers 99999999999999999999", "1..1000000"},
      {"lesson 9.3.6 --workers ten", "1..1000000"},
      {"lesson 9.3.6 --workers 3x", "1..1000000"},
      {"lesson 9.3.6 --workers 1.5", "1..1000000"},
      {"compare 9.3.6 --workers 0", "1..1000000"},
      {"lesson 9.1.1 --wait 5", "0s..1h"},
      {"lesson 9.1.1 --wait 61m", "0s..1h"},
      {"lesson 9.1.1 --wait -1s", "0s..1h"},
      {"lesson 9.1.1 --wait soon", "0s..1h"},
      {"lesson 9.3.4 --wake everyone", "broadcast, signal"},
      {"lesson 9.3.1 --no-sync=maybe", "--no-sync"},
      {"lesson 9.2.2 --procs 0", "1..256"},
      {"lesson 9.2.2 --procs -1", "1..256"},
      {"lesson 9.2.2 --procs 257", "1..256"},
      {"lesson 9.2.2 --procs 1000", "1..256"},
      {"lesson 9.2.2 --procs 4294967297", "1..256"},
      {"lesson 9.2.2 --procs two", "1..256"},
      {"compare 9.2.2 --procs 2x", "1..256"},
      {"lesson 9.2.2 --speed 0", "0.001..1000"},
      {"lesson 9.2.2 --speed 1e9", "0.001..1000"},
      {"lesson 9.2.2 --speed nan", "0.001..1000"},
      {"lesson 9.2.2 --speed fast", "0.001..1000"},
      {"lesson 9.2.2 --seed abc", "'abc'"},
      {"lesson 9.2.2 --seed 99999999999999999999", "--seed"},
      {"lesson 9.2.2 --timestamps foo", "relative"},
      {"list --lang xx", "'xx'"},
      {"list --lang", "--lang"},
      {"lesson 9.2.2 --raw --json", "--json"},
      {"lesson 9.2.2 --fast --speed 2", "--speed"},
      {"lesson 9.2.2 --buffer 5 --buffer 6", "--buffer"},
      {"--procs 2 lesson 9.2.2", "golearn lesson"},
      {"replay", "golearn explore"},
  };
  const std::string lang = GENERATE(values<std::string>({"ko_KR.UTF-8", "en_US.UTF-8"}));
  for (const Wrong& wrong : all) {
    CAPTURE(wrong.line, lang);
    const End end = run(wrong.line, {.environment = {{"LANG", lang}}});
    check_refused(end);
    CHECK(has(end.err, wrong.hint));
  }
}

TEST_CASE("the same complaints come without a locale, and where stderr is a terminal", "[wrong-use]") {
  CHECK(has(run("lesson 9.3.6 --workers 0").err, "1..1000000"));
  const End end = run("lesson 9.3.6 --workers 0", {.err = Stream::terminal});
  CHECK(end.status == 64);
  CHECK(has(end.screen, "1..1000000"));
  CHECK(!has(end.screen, "\033"));
}

TEST_CASE("an empty id is refused", "[wrong-use]") {
  const std::string command = GENERATE(values<std::string>({"lesson", "show", "compare", "explore"}));
  CAPTURE(command);
  check_refused(run(command + " ''"));
}

TEST_CASE("an empty value is refused", "[wrong-use]") {
  const std::string option =
      GENERATE(values<std::string>({"--procs", "--speed", "--seed", "--pct", "--timestamps", "--lang", "--buffer"}));
  CAPTURE(option);
  check_refused(run("lesson 9.2.2/buffered --raw " + option + " ''"));
}

TEST_CASE("a number is digits only, in base ten", "[wrong-use]") {
  const auto& [option, value] = GENERATE(table<std::string, std::string>({{"--procs", " 2"},
                                                                          {"--procs", "2 "},
                                                                          {"--procs", "+2"},
                                                                          {"--procs", "0x2"},
                                                                          {"--speed", "0x10"},
                                                                          {"--speed", " 2"},
                                                                          {"--speed", "inf"}}));
  CAPTURE(option, value);
  check_refused(Process({"lesson", "9.2.2/buffered", "--raw", option, value}).end());
}

TEST_CASE("an option given twice is said to be there twice", "[wrong-use]") {
  CHECK(has(run("lesson 9.2.2 --buffer 5 --buffer 6").err, "--buffer is given more than once"));
  CHECK(has(run("lesson 9.2.2 --buffer 5 --buffer 6 --lang ko").err, "두 번 줄 수 없다: --buffer"));
}

TEST_CASE("control characters of an argument are written out", "[wrong-use]") {
  const End end = Process({"lesson", "a\nb\033[31m\xff"}).end();
  check_refused(end);
  CHECK(has(end.err, R"('a\nb\x1b[31m\xff')"));
}

TEST_CASE("a flag's wrong value is refused in the language, too", "[wrong-use]") {
  CHECK(has(run("lesson 9.3.1 --no-sync=maybe --lang ko").err, "true, false 가운데 하나를 준다. 받은 값: 'maybe'"));
}

TEST_CASE("a name too far off is not suggested", "[wrong-use]") {
  const std::string line = GENERATE(values<std::string>({"show 9.2.2 --fast", "show 9.2.2 --json", "lesson 9.9.9"}));
  CAPTURE(line);
  CHECK(!has(run(line).err, "did you mean"));
}
