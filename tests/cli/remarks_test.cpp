// What a lesson remarks on a run follows from that run: every program over its settings, on several processors, in
// several orders. For one program alone: golearn_cli_tests "[remarks]" -c 9.3.2
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "golearn/study/condition.hpp"
#include "golearn/study/run.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "variants.hpp"
#include "words/filled.hpp"
#include "words/next_steps.hpp"
#include "words/offered.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Remark;
using lessons::ScenarioText;
using study::Facts;
using study::Language;
using study::RunSpec;

namespace {

// Each complaint once, with the first run that gave rise to it.
using Complaints = std::map<std::string, std::string>;

// What is wrong with the remark on that run; empty if nothing is, none if it says nothing of it.
std::optional<std::string> fault(const Remark& remark, const Facts& facts) {
  if (!study::holds(remark.when, facts)) return {};
  if (!study::holds(remark.states, facts)) return "states what is not so: " + remark.states + ": " + remark.text;
  if (!words::filled(Language::english, remark.text, facts)) return "has a hole that stays empty: " + remark.text;
  return "";
}

void judge(const RunSpec& spec, const ScenarioText& text, const Facts& facts, Complaints& complaints) {
  bool any = false;
  for (const Remark& remark : text.notice) {
    const auto wrong = fault(remark, facts);
    any = any || wrong;
    if (wrong && !wrong->empty()) complaints.emplace(*wrong, told(spec));
  }
  if (!any) complaints.emplace("has no remark on it", told(spec));
  for (const auto& next : words::suggestions(Language::english, spec, text, facts)) {
    if (words::makes_the_same_run(next.command, spec)) {
      complaints.emplace("suggests what was just run: " + next.command, told(spec));
    }
  }
}

// A name that no run knows is a slip of the pen: what it stands in never holds.
class Unknown {
 public:
  explicit Unknown(const ScenarioText& text) {
    for (const Remark& remark : text.notice) add({remark.when, remark.states});
    for (const auto& suggestion : text.tries) add({suggestion.when});
  }
  void met(const Facts& facts) {
    std::erase_if(names_, [&](const std::string& name) { return facts.find(name).has_value(); });
  }
  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  void add(std::initializer_list<std::string> conditions) {
    for (const std::string& condition : conditions) {
      for (std::string& name : study::names_in(condition)) names_.insert(std::move(name));
    }
  }
  std::set<std::string> names_;
};

Complaints complaints_of(const lessons::Program& program) {
  const lessons::LessonText whole = text_of(*program.entry, Language::english);
  const ScenarioText& text = whole.scenario(program.scenario.name);
  Complaints complaints;
  Unknown unknown(text);
  for (const auto& knobs : settings_of(program)) {
    for (const RunSpec& spec : runs_of(program, knobs)) {
      const Facts facts(spec, study::run(spec));
      unknown.met(facts);
      judge(spec, text, facts, complaints);
    }
  }
  for (const std::string& name : unknown.names()) complaints.emplace("no run has " + name, program.runnable.id);
  return complaints;
}

}  // namespace

TEST_CASE("every remark is true of every run that it is made on, and every run has one", "[remarks]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      DYNAMIC_SECTION(program.runnable.id) {
        for (const auto& [complaint, run] : complaints_of(program)) {
          UNSCOPED_INFO(run << " " << complaint);
          CHECK(complaint.empty());
        }
      }
    }
  }
}

TEST_CASE("both languages remark and suggest on the same conditions", "[remarks]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const auto korean = text_of(entry, Language::korean), english = text_of(entry, Language::english);
    for (const lessons::Program& program : entry.programs) {
      CAPTURE(program.runnable.id);
      const ScenarioText& ko = korean.scenario(program.scenario.name);
      const ScenarioText& en = english.scenario(program.scenario.name);
      REQUIRE(ko.notice.size() == en.notice.size());
      for (std::size_t i = 0; i < ko.notice.size(); ++i) {
        CHECK(std::pair(ko.notice[i].when, ko.notice[i].states) == std::pair(en.notice[i].when, en.notice[i].states));
      }
      REQUIRE(ko.tries.size() == en.tries.size());
      for (std::size_t i = 0; i < ko.tries.size(); ++i) {
        CHECK(std::tuple(ko.tries[i].when, ko.tries[i].promises, ko.tries[i].of_twenty) ==
              std::tuple(en.tries[i].when, en.tries[i].promises, en.tries[i].of_twenty));
      }
    }
  }
}
