#include "lessons/practice/practice.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "golearn/study/settings.hpp"

namespace golearn::lessons {
namespace {

template <class Tasks>
auto found(const Tasks& tasks, std::string_view id) {
  const auto at = std::ranges::find(tasks, id, [](const Task& each) { return each.id; });
  return at == tasks.end() ? nullptr : &*at;
}

const Knob& knob_of(const Program& program, const std::string& name) {
  const Knob* knob = study::find_knob(program.scenario.knobs, name);
  if (!knob) throw std::runtime_error(fmt::format("'{}' has no knob '{}'", program.scenario.name, name));
  return *knob;
}

// Throws unless the lesson has such a program, and that one these knobs.
void check(const Entry& entry, const Setup& setup) {
  const Program& program = program_of(entry, setup);
  for (const auto& [name, value] : setup.knobs) study::check(knob_of(program, name), value);
}

void check(const Entry& entry, const Question& question) {
  check(entry, question.setup);
  line_of(entry, question);
  for (const std::string& value : question.values) {
    Setup other = knobs_in(fmt::format("--{} {}", question.vary, value));
    other.program = question.setup.program;
    check(entry, other);
  }
  for (const Choice& choice : question.choices) {
    if (asks_endings(question.ask)) check_ending(choice.answer);
    if (!choice.answer.starts_with("--")) continue;
    Setup turned = knobs_in(choice.answer);
    turned.program = question.setup.program;
    check(entry, turned);
  }
}

void check(const Entry& entry, const Challenge& challenge) {
  check(entry, challenge.setup);
  for (const std::string& name : challenge.means) {
    if (name != "procs") knob_of(program_of(entry, challenge.setup), name);
  }
  for (const Setup& solution : challenge.solutions) check(entry, solution);
  if (challenge.impossible) check(entry, challenge.possible_with);
}

}  // namespace

const Question* Practice::question(std::string_view id) const { return found(questions, id); }
const Challenge* Practice::challenge(std::string_view id) const { return found(challenges, id); }

Practice practice_in(const Entry& entry, std::string_view text) {
  Practice practice = parse_practice(text);
  const auto check_each = [&](const auto& tasks) {
    for (const auto& task : tasks) {
      try {
        check(entry, task);
      } catch (const std::runtime_error& error) {
        throw std::runtime_error(fmt::format("line {}: '{}': {}", task.line, task.id, error.what()));
      }
    }
  };
  check_each(practice.questions);
  check_each(practice.challenges);
  return practice;
}

const Practice& practice_of(const Entry& entry) {
  static std::map<const Entry*, Practice> known;
  if (const auto at = known.find(&entry); at != known.end()) return at->second;
  try {
    return known.emplace(&entry, practice_in(entry, entry.folder->practice)).first->second;
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(fmt::format("{}/practice.txt: {}", entry.folder->name, error.what()));
  }
}

const Program& program_of(const Entry& entry, const Setup& setup) {
  const auto at =
      std::ranges::find(entry.programs, setup.program, [](const Program& program) { return program.scenario.name; });
  if (at == entry.programs.end()) {
    throw std::runtime_error(fmt::format("the lesson has no program '{}'", setup.program));
  }
  return *at;
}

std::size_t line_of(const Entry& entry, const Question& question) {
  const std::vector<std::string> source = study::split_lines(entry.folder->program);
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i].find(question.at) != std::string::npos) lines.push_back(i + 1);
  }
  if (question.at_nth == 0 && lines.size() == 1) return lines.front();
  if (question.at_nth > 0 && question.at_nth <= lines.size()) return lines[question.at_nth - 1];
  throw std::runtime_error(fmt::format("'{}' stands on {} lines of the Go program: [{}]", question.at, lines.size(),
                                       fmt::join(lines, ", ")));
}

}  // namespace golearn::lessons
