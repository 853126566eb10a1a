// Whatever is offered can be taken: golearn's parser, which knows nothing of completion, takes it.
#include <algorithm>
#include <set>

#include "args/known_options.hpp"
#include "args/positional.hpp"
#include "args/selection.hpp"
#include "commands/command.hpp"
#include "offered.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using args::CommandSpec;
using args::Option;

namespace {

// The words without which the command is refused.
std::string needed(const CommandSpec& spec) {
  const auto positionals = args::positionals_of(spec.words);
  if (positionals.empty() || !positionals.front().required) return "";
  if (spec.words == args::Words::shell) return " bash";
  return spec.words == args::Words::token ? " g1:9.3.1:p2:s1:no-sync=true:workers=2:00020102030102010101:960d"
                                          : " 9.3.1";
}

bool must_have_value(const std::string& option, const std::vector<Option>& known) {
  const auto at = std::ranges::find(known, option.substr(2), &Option::name);
  return at != known.end() &&
         (at->takes == Option::Takes::value || at->takes == Option::Takes::file || at->takes == Option::Takes::files);
}

// Each option that is offered behind `line`, with a value if it needs one; choices have their own test.
void check_options(const std::string& line, const std::vector<Option>& known, const std::string& rest) {
  for (const std::string& option : offered(line + " -")) {
    const std::string value = option == "--lang" ? " ko" : must_have_value(option, known) ? " 1" : "";
    CHECK(is_taken(line + " " + option + value + rest));
  }
}

}  // namespace

// Reading a command line takes some milliseconds: of many words all are asked of what it selects by, and two of it.
TEST_CASE("each word that is offered is taken", "[completion]") {
  std::set<args::Words> seen{args::Words::command};
  for (const CommandSpec* spec : commands::specs()) {
    if (!seen.insert(spec->words).second) continue;
    for (const std::string typed : {"", "b", "9.2.2/", "buffering/"}) {
      Lines all = offered(spec->name + " " + typed);
      std::erase_if(all, [](const std::string& word) { return word.starts_with("-"); });
      for (const std::string& word : all) {
        CAPTURE(spec->name, word);
        if (all.size() > 10) CHECK_NOTHROW(args::select(spec->words, word));
        if (all.size() <= 10 || &word == &all.front() || &word == &all.back()) CHECK(is_taken(spec->name + " " + word));
      }
    }
  }
}

TEST_CASE("each word that is offered to help has a help", "[completion]") {
  for (const std::string& first : offered("help ")) {
    CHECK(run("help " + first).status == 0);
    const Lines more = offered("help " + first + " ");
    if (more.empty() || more.front().starts_with("-")) continue;
    CHECK(run("help " + first + " " + more.front()).status == 0);
    CHECK(run("help " + first + " " + more.back()).status == 0);
  }
}

TEST_CASE("each option that is offered is taken, before the lesson and behind it", "[completion]") {
  for (const CommandSpec* spec : commands::specs()) {
    const std::string rest = needed(*spec);
    const std::vector<Option> known = args::options_of(spec, args::select_lesson("9.3.1"));
    check_options(spec->name + rest, known, "");
    check_options(spec->name, known, rest);
  }
}

TEST_CASE("each lesson's knobs are offered, and taken with what is offered as their value", "[completion]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const std::string line = "explore " + entry.id;
    const args::Selection selection = args::select_lesson(entry.id);
    const Lines options = offered(line + " -");
    for (const lessons::Program* program : selection.programs) {
      for (const study::Knob& knob : program->scenario.knobs) {
        CAPTURE(entry.id, knob.name);
        CHECK(std::ranges::find(options, "--" + knob.name) != options.end());
        const bool flag = knob.kind == study::Knob::Kind::flag;
        CHECK(is_taken(line + " --" + knob.name + (flag ? "" : " 1")));
        const Lines values = offered(line + " --" + knob.name + "=");
        CHECK(values.size() == (flag ? 2 : knob.choices.size()));
        for (const std::string& value : values) {
          CHECK(is_taken(line + " " + value));
          if (!flag) CHECK_NOTHROW(study::check(knob, value.substr(knob.name.size() + 3)));
        }
      }
    }
  }
}

TEST_CASE("each value that is offered for an option is right", "[completion]") {
  const std::string line = GENERATE(values<std::string>({
      "list --lang ",
      "lesson 9.1.1/basics --fast --timestamps ",
      "lesson 9.1.1/basics --fast --picture ",
      "explore 9.2.1 --schedules 1 --timers ",
      "explore 9.2.1 --schedules 1 --draws ",
      "check-notes 9.2.4 --for 1ms --go ",
      "completion ",
      "lesson 9.1.3/captured --fast --go ",
  }));
  CAPTURE(line);
  const Lines values = offered(line);
  CHECK(!values.empty());
  for (const std::string& value : values) {
    if (value.starts_with("-")) continue;
    CAPTURE(value);
    CHECK(run(line + value).status == 0);
  }
}
