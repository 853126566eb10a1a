// --help, --version.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "commands/command.hpp"
#include "lessons/course.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/literals.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using study::Knob;

namespace {

const args::CommandSpec& command(const std::string& name) {
  for (const commands::Command& each : commands::commands()) {
    if (each.spec.name == name) return each.spec;
  }
  throw std::invalid_argument("no such command: " + name);
}

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

bool has_knob(const lessons::Entry& entry, const std::string& name) {
  return std::ranges::any_of(entry.programs, [&](const lessons::Program& program) {
    return study::find_knob(program.scenario.knobs, name) != nullptr;
  });
}

}  // namespace

TEST_CASE("golearn --help names every command, with what it does", "[help]") {
  const auto& [line, language] =
      GENERATE(table<std::string, study::Language>({{"--help", study::Language::english},
                                                    {"-h", study::Language::english},
                                                    {"--help --lang ko", study::Language::korean},
                                                    {"--lang en --help", study::Language::english}}));
  CAPTURE(line);
  const std::string text = flowing(help(line));
  for (const std::string name :
       {"course", "next",   "list",        "lesson",      "show",       "quiz",     "challenge",
        "hint",   "note",   "progress",    "keys",        "compare",    "explore",  "play",
        "diff",   "replay", "check-notes", "json-schema", "completion", "man-page", "help"}) {
    CAPTURE(name);
    const args::CommandSpec& spec = command(name);
    CHECK(has(text, name + " " + spec.help.in(language)));
  }
  CHECK(has(text, "--lang"));
  CHECK(commands::commands().size() == 21);
}

TEST_CASE("each command's --help names its options, each with its help", "[help]") {
  const bool korean = GENERATE(false, true);
  const study::Language language = korean ? study::Language::korean : study::Language::english;
  for (const commands::Command& each : commands::commands()) {
    CAPTURE(each.spec.name);
    const std::string text = flowing(help(each.spec.name + " --help --lang " + (korean ? "ko" : "en")));
    for (const args::Option& option : each.spec.options) {
      CAPTURE(option.name);
      CHECK(has(text, "--" + option.name + " "));
      CHECK(has(text, " " + option.help.in(language)));
      if (!option.group.en.empty()) CHECK(has(text, option.group.in(language) + ":"));
    }
    CHECK(has(text, "--lang"));
    const args::Words words = each.spec.words;
    const bool takes_lessons = words != args::Words::none && words != args::Words::command &&
                               words != args::Words::token && words != args::Words::shell;
    CHECK(has(text, " ID ") == takes_lessons);
  }
}

// Written out by hand: a declaration that loses an option loses it from the test above too.
TEST_CASE("the options of each command", "[help]") {
  const std::string watching =
      " --race --why --picture --steps --ascii --raw --json --html --perfetto --svg --open --timestamps --all";
  const auto& [name, options] = GENERATE_COPY(table<std::string, std::string>({
      {"course", ""},
      {"next", "--run --json"},
      {"list", "--search"},
      {"quiz", "--json"},
      {"challenge", "--procs --token --json --ascii"},
      {"hint", ""},
      {"note", ""},
      {"progress", "--json --merge --reset"},
      {"keys", ""},
      {"lesson", "--procs --fast --speed --seed --pct --runs" + watching},
      {"show", ""},
      {"compare", "--procs --all --runs --json"},
      {"explore",
       "--procs --for --schedules --preemptions --timers --draws --random --pct --seed --race --shard "
       "--merge --until --all --json --html --open"},
      {"play", "--at --steps --ascii"},
      {"diff", "--seed --steps --ascii"},
      {"replay", watching},
      {"check-notes", "--go --for --json"},
      {"json-schema", ""},
      {"completion", ""},
      {"man-page", ""},
      {"help", ""},
  }));
  CAPTURE(name);
  Lines declared;
  for (const args::Option& option : command(name).options) declared.push_back("--" + option.name);
  CHECK(declared == test::words(options));
}

TEST_CASE("README tells of every command, and of every option", "[help]") {
  std::ifstream file(GOLEARN_TESTS_DIR "/../README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  for (const commands::Command& each : commands::commands()) {
    CAPTURE(each.spec.name);
    CHECK(has(readme, "| `golearn " + each.spec.name));
    for (const args::Option& option : each.spec.options) {
      CAPTURE(option.name);
      CHECK(has(readme, "--" + option.name));
    }
  }
}

TEST_CASE("a lesson's --help lists its own knobs with defaults and ranges, and no other's", "[help]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  for (const lessons::Entry& entry : lessons::course()) {
    const std::string text = help("lesson " + entry.id + " --help --lang " + lang);
    for (const auto& program : entry.programs) {
      const lessons::Scenario& scenario = program.scenario;
      for (const Knob& knob : scenario.knobs) {
        CAPTURE(entry.id, knob.name, lang);
        const std::string mine = about(text, knob.name);
        REQUIRE(!mine.empty());
        if (knob.kind == Knob::Kind::flag) continue;
        CHECK(has(replaced(mine, "\\| +", "|"), study::range_of(knob)));
        CHECK(has(mine, knob.fallback));
      }
    }
    CHECK(has(text, "--buffer") == has_knob(entry, "buffer"));
  }
}

TEST_CASE("the defaults of a lesson's programs are told apart", "[help]") {
  const std::string all = about(help("lesson 9.2.2 --help"), "buffer");
  for (const std::string each : {"unbuffered 0", "buffered 2", "no-receiver 1"}) CHECK(has(all, each));
  const std::string one = help("lesson 9.2.2/no-receiver --help");
  CHECK(!has(about(one, "buffer"), "buffered"));
  CHECK(!has(one, "--count"));
}

TEST_CASE("a help in Korean has no English but names", "[help]") {
  Lines all{"--help"};
  for (const commands::Command& each : commands::commands()) all.push_back(each.spec.name + " --help");
  for (const lessons::Entry& entry : lessons::course()) all.push_back("lesson " + entry.id + " --help");
  for (const std::string& line : all) {
    CAPTURE(line);
    const std::string text = help(line + " --lang ko");
    for (const std::string word : {"REQUIRED", "OPTIONS", "SUBCOMMAND", "(default", "[["}) CHECK(!has(text, word));
    for (const std::string& heading : matches(text, "(?:^|\n)([^ \n:]+):")) CHECK(has_hangul(heading));
    for (const std::string& does : matches(text, "\n  (?:-[^ ]+|[A-Z]+)[^\n]*  +([^\n]+)")) CHECK(has_hangul(does));
  }
}

TEST_CASE("a knob that only some of the programs have says whose it is", "[help]") {
  const std::string text = help("lesson 9.2.2 --help");
  CHECK(has(flowing(about(text, "count")), "; only of unbuffered, buffered)"));
  CHECK(!has(flowing(about(text, "buffer")), "only of"));
  CHECK(has(flowing(about(help("lesson 9.2.2 --help --lang ko"), "count")), "; unbuffered, buffered에만 있다)"));
  CHECK(!has(flowing(help("lesson 9.2.2/buffered --help")), "only of"));
}

TEST_CASE("golearn help is the help, and golearn alone, where there is no terminal, what to do next", "[help]") {
  const End alone = run("", {.environment = {{"HOME", "/nonexistent"}}});
  CHECK(alone.status == 0);
  CHECK(alone.out == run("next", {.environment = {{"HOME", "/nonexistent"}}}).out);
  CHECK(has(alone.out, "golearn show 9.1.1"));
  CHECK(help("help") == help("--help"));
  CHECK(has(run("--lang ko").out, "golearn show 9.1.1"));
  CHECK(help("help --lang ko") == help("--help --lang ko"));
  CHECK(help("help explore") == help("explore --help"));
  CHECK(help("help lesson 9.2.2") == help("lesson 9.2.2 --help"));
  CHECK(help("help buffering") == help("lesson 9.2.2 --help"));
  CHECK(has(help("help"), "golearn lesson 9.1.1"));
}

TEST_CASE("help and complaints fit the terminal, and no word of theirs is lost", "[help]") {
  const unsigned short columns = GENERATE(60, 80, 120);
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  CAPTURE(columns, lang);
  for (const std::string line :
       {"--help", "lesson 9.2.2 --help", "help explore", "frobnicate", "lesson 9.3.1 --sync x"}) {
    CAPTURE(line);
    const Setup narrow{.out = Stream::terminal, .err = Stream::terminal, .columns = columns};
    const End piped = run(line + " --lang " + lang);
    const std::string shown = run(line + " --lang " + lang, narrow).screen;
    CHECK(widest(rows(shown)) <= columns);
    CHECK(flowing(replaced(shown, "\r", "")) == flowing(piped.out + piped.err));
  }
}

TEST_CASE("--version is one line", "[help]") { CHECK(lines_of(help("--version")).size() == 1); }
