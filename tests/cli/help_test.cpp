// --help, --version.
#include <fmt/format.h>

#include "course.hpp"
#include "process.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Knob;

namespace {

std::string help(const std::string& line) {
  const End end = run(line);
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(end.out.ends_with("\n"));
  return end.out;
}

// What the help of a knob begins with up to the next option: its lines, as one.
std::string about(const std::string& text, const std::string& option) {
  std::string mine;
  for (const std::string& line : lines_of(text)) {
    const bool begins = line.starts_with("  --") || line.starts_with("  -h");
    if (begins && !mine.empty()) break;
    if (line.starts_with("  --" + option + " ") || line == "  --" + option || (!mine.empty() && !line.empty())) {
      mine += line + " ";
    }
  }
  return mine;
}

std::string range(const Knob& knob) {
  if (knob.kind == Knob::Kind::integer) return fmt::format("{}..{}", knob.least, knob.most);
  if (knob.kind == Knob::Kind::duration) return "0s..1h";
  return fmt::format("{}", fmt::join(knob.choices, "|"));
}

}  // namespace

TEST_CASE("golearn --help names every command", "[help]") {
  const std::string line = GENERATE(values<std::string>({"--help", "-h", "--help --lang ko", "--lang en --help"}));
  CAPTURE(line);
  const std::string text = help(line);
  for (const std::string command : {"list", "lesson", "show", "compare", "--lang"}) CHECK(has(text, command));
}

TEST_CASE("each command's --help names its options", "[help]") {
  const auto& [line, options] = GENERATE(table<std::string, std::string>({
      {"list --help", "--lang"},
      {"show --help", "--lang ID"},
      {"compare --help", "--lang --procs --all ID 1..256"},
      {"lesson --help",
       "--procs --fast --speed --seed --timestamps --raw --json --lang ID 1..256 relative|abs|none ko|en"},
      {"lesson 9.2.2 -h", "--procs --fast --speed --seed --timestamps --raw --json --lang ID --buffer --count"},
      {"compare 9.2.2 --help", "--procs --all --buffer --count"},
  }));
  CAPTURE(line);
  const std::string text = help(line);
  for (const std::string& option : words(options)) {
    CAPTURE(option);
    CHECK(has(text, option));
  }
}

TEST_CASE("a lesson's --help lists its own knobs with defaults and ranges, and no other's", "[help]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  for (const lessons::Entry& entry : lessons::course()) {
    const std::string text = help("lesson " + entry.lesson.id + " --help --lang " + lang);
    for (const auto& scenario : entry.lesson.scenarios) {
      for (const Knob& knob : scenario.knobs) {
        CAPTURE(entry.lesson.id, knob.name, lang);
        const std::string mine = about(text, knob.name);
        REQUIRE(!mine.empty());
        if (knob.kind == Knob::Kind::flag) continue;
        CHECK(has(mine, range(knob)));
        CHECK(has(mine, knob.fallback));
      }
    }
    CHECK(has(text, "--wake") == (entry.lesson.id == "9.3.4"));
  }
}

TEST_CASE("the defaults of a lesson's programs are told apart", "[help]") {
  const std::string all = about(help("lesson 9.2.2 --help"), "buffer");
  for (const std::string each : {"unbuffered 0", "buffered 2", "no-receiver 1"}) CHECK(has(all, each));
  const std::string one = help("lesson 9.2.2/no-receiver --help");
  CHECK(!has(about(one, "buffer"), "buffered"));
  CHECK(!has(one, "--count"));
}

TEST_CASE("--version is one line", "[help]") { CHECK(lines_of(help("--version")).size() == 1); }
