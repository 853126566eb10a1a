#include "args/word_candidates.hpp"

#include <algorithm>

#include "args/lesson_names.hpp"
#include "args/positional.hpp"

namespace golearn::args {
namespace {

using Specs = std::span<const CommandSpec* const>;

Candidates command_names(Specs commands) {
  Candidates names;
  for (const CommandSpec* spec : commands) names.push_back({spec->name, spec->help});
  return names;
}

Candidates shells() {
  Candidates names;
  for (const std::string_view shell : kShells) names.push_back({std::string(shell)});
  return names;
}

// A command, or a lesson; behind a command what it would take itself.
Candidates words_of_help(const std::string& typed, Specs commands, const std::vector<std::string>& words) {
  if (words.empty()) {
    Candidates names = command_names(commands);
    std::ranges::move(lesson_names_like(typed), std::back_inserter(names));
    return names;
  }
  const auto named = std::ranges::find(commands, words.front(), [](const CommandSpec* spec) { return spec->name; });
  if (named == commands.end()) return {};
  return words_like(typed, commands, {.command = *named, .words = {words.begin() + 1, words.end()}});
}

}  // namespace

Candidates words_like(const std::string& typed, Specs commands, const TypedSoFar& line) {
  if (!line.command) return command_names(commands);
  const bool first = line.words.empty();
  switch (line.command->words) {
    case Words::none:
    case Words::token: return {};
    case Words::lesson:
    case Words::no_lesson:
    case Words::lesson_or_token: return first ? lesson_names_like(typed) : Candidates{};
    case Words::lesson_text: return first ? lesson_names_like(typed) : Candidates{};
    case Words::task:
    case Words::no_task:
    case Words::task_number: return first ? task_names_like(typed) : Candidates{};
    case Words::lessons: return lesson_names_like(typed);
    case Words::command: return words_of_help(typed, commands, line.words);
    case Words::shell: return first ? shells() : Candidates{};
  }
  return {};
}

}  // namespace golearn::args
