#include "suggested.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "args/reader.hpp"
#include "commands/command.hpp"
#include "golearn/study/run_spec.hpp"
#include "lessons/lesson_text.hpp"
#include "support/pattern.hpp"

namespace golearn::test {
namespace {

using study::Knob;
using study::TypedKnobs;

// A number greater than the knob's own for searches is a size.
bool is_size(const Knob& knob, const std::string& value) {
  return knob.kind == Knob::Kind::integer && !knob.small.empty() && std::stoll(value) > std::stoll(knob.small);
}

TypedKnobs without_sizes(const lessons::Program& program, TypedKnobs knobs) {
  std::erase_if(knobs, [&](const auto& each) {
    return is_size(*study::find_knob(program.runnable.knobs, each.first), each.second);
  });
  return knobs;
}

std::vector<Suggested> all_suggestions(const lessons::Entry& entry) {
  std::vector<Suggested> all;
  for (const auto& text : text_of(entry, study::Language::english).scenarios) {
    for (const lessons::Suggestion& suggestion : text.tries) {
      const args::Request request = parse(suggestion.command);
      const lessons::Program& program = *request.selection.programs.front();
      all.push_back({&program, without_sizes(program, request.knobs_of(program))});
    }
  }
  return all;
}

}  // namespace

args::Request parse(const std::string& command) {
  std::vector<std::string> all = matches(command, "[^ ]+");  // words
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  std::vector<const args::CommandSpec*> specs;
  for (const commands::Command& each : commands::commands()) specs.push_back(&each.spec);
  const args::Reader reader(specs, static_cast<int>(pointers.size()), pointers.data(), study::Language::english);
  return std::get<args::Request>(reader.request());
}

std::vector<Suggested> suggested_searches() {
  std::vector<Suggested> all;
  std::set<std::pair<std::string, TypedKnobs>> seen;
  const auto add = [&](const Suggested& each) {
    const study::RunSpec spec = study::small_run(each.program->runnable, each.knobs);
    if (seen.emplace(each.program->runnable.id, spec.settings.typed()).second) all.push_back(each);
  };
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) add({&program});
    std::ranges::for_each(all_suggestions(entry), add);
  }
  return all;
}

}  // namespace golearn::test
