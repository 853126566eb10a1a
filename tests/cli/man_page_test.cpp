// The man page: it tells of all that there is, and those who show it have nothing to complain of.
#include <algorithm>

#include "args/positional.hpp"
#include "commands/command.hpp"
#include "export/roff.hpp"
#include "host/exit_status.hpp"
#include "other_program.hpp"
#include "suggested.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/literals.hpp"
#include "support/pattern.hpp"
#include "words/manual.hpp"

using namespace golearn;
using namespace golearn::test;
using study::Language;

namespace {

std::string page(Language language) {
  const End end = run(std::string("man-page --lang ") + (language == Language::korean ? "ko" : "en"));
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  return end.out;
}

// As one reads it, on one line: without macros, fonts and escapes.
std::string as_read(const std::string& page) {
  std::string text = replaced(page, R"((^|\n)\.(SH|SS) ([^\n]*))", "\n[$3]\n");
  text = replaced(text, R"((^|\n)[.'][^\n]*)", "");
  text = replaced(text, R"(\\f[BIR]|\\&)", "");
  for (const auto& [escape, letter] : std::vector<std::pair<std::string, std::string>>{
           {R"(\\-)", "-"}, {R"(\\\(aq)", "'"}, {R"(\\\(ti)", "~"}, {R"(\\\(dq)", "\""}, {R"(\\\(ga)", "`"}}) {
    text = replaced(text, escape, letter);
  }
  return replaced(text, R"(\n+)", " ");
}

// From a heading to the next.
std::string section(const std::string& text, const std::string& heading) {
  const auto at = text.find("[" + heading + "]");
  REQUIRE(at != std::string::npos);
  return text.substr(at, text.find("[\"", at + 1) - at);
}

// What `program` says against a page; nothing, and no error, if it is right.
void check_by(const std::string& program, const Lines& arguments, const std::string& page) {
  const std::string path = path_of(program);
  if (path.empty()) return;
  Setup setup = beside_golearn(path);
  const Folder folder;
  std::ofstream(folder / "golearn.1") << page;
  Lines all = arguments;
  all.push_back(folder / "golearn.1");
  const End end = Process(all, setup).end();
  CAPTURE(end.err, end.out.substr(0, 500));
  CHECK(end.status == 0);
  CHECK(end.err.empty());
}

}  // namespace

TEST_CASE("the man page names every command and every option, with its help", "[man-page]") {
  const Language language = GENERATE(Language::english, Language::korean);
  const std::string text = as_read(page(language));
  for (const args::CommandSpec* spec : commands::specs()) {
    CAPTURE(spec->name);
    const std::string mine = section(text, "\"golearn " + spec->name + "\"");
    CHECK(has(mine, spec->help.in(language)));
    for (const args::Positional& each : args::positionals_of(spec->words)) {
      CHECK(has(mine, each.name + " " + each.help.in(language)));
    }
    for (const args::Option& option : spec->options) {
      CAPTURE(option.name);
      CHECK(has(mine, " --" + option.name + " "));
      CHECK(has(mine, " " + option.help.in(language)));
      if (!option.group.en.empty()) CHECK(has(mine, " " + option.group.in(language) + " "));
    }
  }
  for (const std::string option : {"--lang ko|en ", "--plain ", "--help ", "--version "})
    CHECK(has(text, " " + option));
}

TEST_CASE("the man page says in both languages what each exit status, variable and file is", "[man-page]") {
  const Language language = GENERATE(Language::english, Language::korean);
  const std::string text = as_read(page(language));
  for (const host::ExitStatus& each : host::exit_statuses()) {
    CHECK(has(text, " " + each.status + " " + each.when.in(language)));
  }
  for (const auto& topics : {words::environment(), words::files(), words::examples()}) {
    for (const words::Topic& topic : topics) {
      CAPTURE(topic.name);
      CHECK(has(text, " " + topic.name + " " + topic.about.in(language)));
      CHECK(has_hangul(topic.about.ko));
    }
  }
}

TEST_CASE("each exit status has its place in the man page", "[man-page]") {
  Lines told;
  for (const host::ExitStatus& each : host::exit_statuses()) told.push_back(each.status);
  const Lines declared = matches(contents("cli/host/exit_status.hpp"), R"(constexpr int k\w+ = (\d+);)");
  CHECK(declared.size() == 5);
  for (const std::string& status : declared) CHECK(std::ranges::find(told, status) != told.end());
}

// Each file that reads the environment has no other literals in capitals.
TEST_CASE("the man page tells of each variable that golearn reads", "[man-page]") {
  std::string named = ", ";
  for (const words::Topic& topic : words::environment()) named += topic.name + ", ";
  int found = 0;
  for (const std::string folder : {"cli", "runtime"}) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(GOLEARN_TESTS_DIR "/../" + folder)) {
      if (file.path().extension() != ".cpp") continue;
      const std::string code = content_of(file.path());
      if (!has(code, "getenv(")) continue;
      for (const std::string& name : matches(code, "\"([A-Z][A-Z_]+)\"")) {
        CAPTURE(file.path(), name);
        CHECK(has(named, ", " + name + ","));
        ++found;
      }
    }
  }
  CHECK(found >= 9);
}

TEST_CASE("the examples of the man page can be typed, and README has them", "[man-page]") {
  for (const words::Topic& example : words::examples()) {
    CAPTURE(example.name);
    CHECK_NOTHROW(parse(example.name));
    CHECK(has(contents("README.md"), example.name));
  }
}

TEST_CASE("groff and mandoc find nothing wrong with the man page", "[man-page]") {
  const std::string text = page(GENERATE(Language::english, Language::korean));
  check_by("groff", {"-man", "-ww", "-k", "-Tutf8"}, text);
  check_by("mandoc", {"-Tlint"}, text);
}

TEST_CASE("text is shown as it is, whatever roff would make of it", "[man-page]") {
  const std::string groff = path_of("groff");
  if (groff.empty()) return;
  exports::Roff roff;
  const std::string text = ".SH is 'no' --macro \\fB here \"^~`\\";
  roff.text(text);
  roff.text("'x is none either");
  Setup setup = beside_golearn(groff);
  setup.input = ".TH A 1\n.SH B\n.nf\n" + roff.page();
  const End end = Process({"-man", "-ww", "-k", "-Tutf8", "-P-cbou"}, setup).end();
  CHECK(has(end.out, text));
  CHECK(has(end.out, "'x is none either"));
  CHECK(has(roff.page(), R"(\-\-macro)"));  // which only some groffs show as they show --
}

TEST_CASE("the page is shown as it is meant", "[man-page]") {
  const std::string groff = path_of("groff");
  if (groff.empty()) return;
  Setup setup = beside_golearn(groff);
  setup.input = page(Language::english);
  const End end = Process({"-man", "-k", "-Tutf8", "-P-cbou"}, setup).end();
  CHECK(has(end.out, "golearn check-notes [ID ...] [OPTIONS]"));
  CHECK(has(end.out, "--lang ko|en"));
  CHECK(has(end.out, "a lesson's number or name"));
  CHECK(has(end.out, "$XDG_STATE_HOME/golearn/progress.jsonl"));
}
