// The texts of the lessons, in both languages.
#include "support/pattern.hpp"
#include "text.hpp"

#include <algorithm>
#include <set>

#include "lesson_run.hpp"
#include "render/layout.hpp"
#include "request.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Entry;
using lessons::Language;
using lessons::LessonText;
using lessons::Suggestion;

namespace {

constexpr int kWidestSummary = 60;

Lines scenario_names(const Entry& entry) {
  Lines names;
  for (const auto& scenario : entry.lesson.scenarios) names.push_back(scenario.name);
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

cli::Request parse(const std::string& command) {
  Lines all = matches(command, "[^ ]+");  // words
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  cli::Terminal terminal;
  return cli::parse_arguments(static_cast<int>(pointers.size()), pointers.data(), terminal);
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
    CAPTURE(entry.lesson.id, static_cast<int>(language));
    const LessonText text = text_of(entry, language);
    CHECK(text_names(text) == scenario_names(entry));
    CHECK(!text.title.empty());
    CHECK(!text.summary.empty());
    CHECK(cli::display_width(text.summary) <= kWidestSummary);
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
    CAPTURE(entry.lesson.id);
    CHECK(commands(entry, Language::korean) == commands(entry, Language::english));
    CHECK(text_of(entry, Language::korean).notes.size() == text_of(entry, Language::english).notes.size());
    CHECK(options_in(entry.sources->korean) == options_in(entry.sources->english));
  }
}

TEST_CASE("every command under Try next is one golearn takes, about that lesson", "[texts]") {
  for (const Entry& entry : lessons::course()) {
    for (const std::string& command : commands(entry, Language::english)) {
      CAPTURE(command);
      const cli::Request request = parse(command);
      const auto* lesson = std::get_if<cli::LessonRequest>(&request);
      const auto* compare = std::get_if<cli::CompareRequest>(&request);
      const auto* explore = std::get_if<cli::ExploreRequest>(&request);
      REQUIRE((lesson || compare || explore));
      const auto& programs = lesson ? lesson->programs : compare ? compare->programs : explore->programs;
      REQUIRE(programs.size() == 1);
      CHECK(programs.front().entry == &entry);
    }
  }
}

TEST_CASE("every suggestion stands with the program that it is for", "[texts]") {
  for (const Entry& entry : lessons::course()) {
    for (const auto& scenario : text_of(entry, Language::english).scenarios) {
      for (const Suggestion& suggestion : scenario.tries) {
        CAPTURE(suggestion.command);
        const cli::Request request = parse(suggestion.command);
        const auto* lesson = std::get_if<cli::LessonRequest>(&request);
        if (lesson) CHECK(lesson->programs.front().scenario->name == scenario.name);
      }
    }
  }
}

TEST_CASE("every option that a text mentions exists", "[texts]") {
  const std::set<std::string> common{"procs",      "fast", "speed", "seed", "raw",    "json",
                                     "timestamps", "lang", "race",  "why",  "picture"};
  for (const Entry& entry : lessons::course()) {
    std::set<std::string> known = common;
    for (const auto& scenario : entry.lesson.scenarios) {
      for (const auto& knob : scenario.knobs) known.insert(knob.name);
    }
    for (const std::string& option : options_in(entry.sources->english)) {
      CAPTURE(entry.lesson.id, option);
      CHECK(known.contains(option));
    }
  }
}
