// What the lessons' texts suggest, as the command line takes it; and how wide their summaries are.
#include "golearn/study/run_spec.hpp"
#include "lessons/lesson_text.hpp"
#include "suggested.hpp"
#include "support/catch.hpp"
#include "words/glyphs.hpp"
#include "words/next_steps.hpp"
#include "words/offered.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Entry;
using study::Language;

namespace {

constexpr int kWidestSummary = 60;

const study::Runnable& runnable(const std::string& id) {
  return parse("golearn lesson " + id).selection.programs.front()->runnable;
}

}  // namespace

TEST_CASE("every command under Try next is one golearn takes, about that lesson", "[suggestions]") {
  for (const Entry& entry : lessons::course()) {
    for (const auto& text : text_of(entry, Language::english).scenarios) {
      for (const lessons::Suggestion& suggestion : text.tries) {
        CAPTURE(suggestion.command);
        const args::Request request = parse(suggestion.command);
        CHECK((request.command == "lesson" || request.command == "compare" || request.command == "explore"));
        CHECK(request.selection.entries == std::vector{&entry});
        REQUIRE(request.selection.programs.size() == 1);
        const lessons::Program& program = *request.selection.programs.front();
        CHECK_NOTHROW(study::usual_run(program.runnable, request.knobs_of(program)));
        CHECK(request.knobs_of(program).size() == request.knobs.size());
        if (request.command == "lesson") CHECK(program.scenario.name == text.name);
      }
    }
  }
}

TEST_CASE("a flag that only says what another knob is makes the same run as that knob", "[suggestions]") {
  const auto spec_of = [](const std::string& knob, const std::string& value) {
    return study::usual_run(runnable("11.9"), {{knob, value}});
  };
  const study::RunSpec by_flag = spec_of("no-sync", "true");
  const study::RunSpec by_choice = spec_of("sync", "none");
  for (const std::string option : {"--no-sync", "--sync none"}) {
    CHECK(words::makes_the_same_run("golearn lesson 11.9 " + option, by_flag));
    CHECK(words::makes_the_same_run("golearn lesson 11.9 " + option, by_choice));
    CHECK_FALSE(words::makes_the_same_run("golearn lesson 11.9 " + option, spec_of("sync", "mutex")));
  }
}

TEST_CASE("a run of main alone does not lead to a search for races in other orders", "[suggestions]") {
  const bool alone = GENERATE(true, false);
  const study::RunSpec spec = study::usual_run(runnable("9.2.2/no-receiver"), {});
  CHECK(words::race_suggestions(Language::english, spec, false, alone).empty() == alone);
}

TEST_CASE("every summary fits beside a lesson's name", "[suggestions]") {
  for (const Entry& entry : lessons::course()) {
    for (const Language language : {Language::korean, Language::english}) {
      CAPTURE(entry.id);
      CHECK(words::display_width(text_of(entry, language).summary) <= kWidestSummary);
    }
  }
}
