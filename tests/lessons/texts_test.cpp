// The texts of the lessons, in both languages.
#include "lessons/lesson_text.hpp"

#include <algorithm>
#include <set>

#include "lesson_run.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Entry;
using lessons::LessonText;
using lessons::Suggestion;
using study::Language;

namespace {

Lines scenario_names(const Entry& entry) {
  Lines names;
  for (const auto& program : entry.programs) names.push_back(program.scenario.name);
  return names;
}

Lines text_names(const LessonText& text) {
  Lines names;
  for (const auto& scenario : text.scenarios) names.push_back(scenario.name);
  return names;
}

std::vector<Suggestion> suggestions(const Entry& entry, Language language) {
  std::vector<Suggestion> all;
  for (const auto& scenario : text_of(entry, language).scenarios) {
    all.insert(all.end(), scenario.tries.begin(), scenario.tries.end());
  }
  return all;
}

Lines commands(const Entry& entry, Language language) {
  Lines all;
  for (const Suggestion& suggestion : suggestions(entry, language)) all.push_back(suggestion.command);
  return all;
}

// The options that a text mentions.
std::set<std::string> options_in(std::string_view text) {
  std::set<std::string> found;
  for (const std::string& quoted : matches(std::string(text), "`[^`]*`")) {
    for (const std::string& name : matches(quoted, "--([a-z-]+)")) found.insert(name);
  }
  return found;
}

}  // namespace

TEST_CASE("every text is there whole, with the lesson's programs in order", "[texts]") {
  const Language language = GENERATE(Language::korean, Language::english);
  for (const Entry& entry : lessons::course()) {
    CAPTURE(entry.id, static_cast<int>(language));
    const LessonText text = text_of(entry, language);
    CHECK(text_names(text) == scenario_names(entry));
    CHECK(!text.title.empty());
    CHECK(!text.summary.empty());
    CHECK(!text.about.empty());
    CHECK(!text.notes.empty());
    for (const auto& scenario : text.scenarios) {
      CAPTURE(scenario.name);
      CHECK(!scenario.about.empty());
      CHECK(!scenario.notice.empty());
      CHECK(!scenario.tries.empty());
      CHECK(std::ranges::none_of(scenario.tries, [](const auto& suggestion) { return suggestion.shows.empty(); }));
    }
  }
}

TEST_CASE("both languages suggest the same, and note as much", "[texts]") {
  for (const Entry& entry : lessons::course()) {
    CAPTURE(entry.id);
    CHECK(commands(entry, Language::korean) == commands(entry, Language::english));
    CHECK(text_of(entry, Language::korean).notes.size() == text_of(entry, Language::english).notes.size());
    CHECK(options_in(entry.folder->korean) == options_in(entry.folder->english));
  }
}

TEST_CASE("every option that a text mentions exists", "[texts]") {
  const std::set<std::string> common{"procs",      "fast", "speed", "seed", "raw",     "json",
                                     "timestamps", "lang", "race",  "why",  "picture", "runs"};
  for (const Entry& entry : lessons::course()) {
    std::set<std::string> known = common;
    for (const auto& program : entry.programs) {
      for (const auto& knob : program.scenario.knobs) known.insert(knob.name);
    }
    for (const std::string& option : options_in(entry.folder->english)) {
      CAPTURE(entry.id, option);
      CHECK(known.contains(option));
    }
  }
}
