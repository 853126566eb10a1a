// What the lessons' texts suggest, as the command line takes it; and how wide their summaries are.
#include "golearn/study/run_spec.hpp"
#include "lessons/lesson_text.hpp"
#include "suggested.hpp"
#include "support/catch.hpp"
#include "words/glyphs.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Entry;
using study::Language;

namespace {

constexpr int kWidestSummary = 60;

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

TEST_CASE("every summary fits beside a lesson's name", "[suggestions]") {
  for (const Entry& entry : lessons::course()) {
    for (const Language language : {Language::korean, Language::english}) {
      CAPTURE(entry.id);
      CHECK(words::display_width(text_of(entry, language).summary) <= kWidestSummary);
    }
  }
}
