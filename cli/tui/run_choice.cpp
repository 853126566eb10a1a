#include "tui/run_choice.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include "golearn/study/token.hpp"
#include "lessons/practice/answers.hpp"
#include "tui/knob_steps.hpp"
#include "words/next_steps.hpp"

namespace golearn::tui {
namespace {

using study::Knob;

constexpr int kProcs = 2;  // where the program does not say
constexpr int kMostProcs = 8;
constexpr int kMostToSee = 20;

// Ten thousand workers are a hundred thousand steps.
bool is_many(const Knob& knob) {
  return knob.kind == Knob::Kind::integer && !knob.small.empty() && std::stoll(knob.fallback) > kMostToSee;
}

}  // namespace

std::vector<std::string> turnable(const lessons::Program& program) {
  std::vector<std::string> names;
  for (const Knob& knob : program.runnable.knobs) names.push_back(knob.name);
  names.emplace_back("procs");
  return names;
}

study::RunSpec spec_of(const RunChoice& choice) {
  if (!choice.token.empty()) return study::replay_of(choice.program->runnable, study::parse_token(choice.token));
  study::TypedKnobs knobs = choice.knobs;
  for (const Knob& knob : choice.program->runnable.knobs) {
    if (is_many(knob)) knobs.try_emplace(knob.name, knob.small);
  }
  study::RunSpec spec = study::usual_run(choice.program->runnable, std::move(knobs));
  const int own = choice.program->runnable.procs;
  spec.procs = choice.procs ? choice.procs : own ? own : kProcs;
  spec.procs_given = choice.procs != 0 || own == 0;
  spec.clock = choice.program->runnable.measures ? ClockMode::real : ClockMode::simulated;
  return spec;
}

std::string value_of(const RunChoice& choice, const std::string& knob) {
  const study::RunSpec spec = spec_of(choice);
  return knob == "procs" ? std::to_string(spec.procs) : spec.settings.value(knob);
}

RunChoice turned(const RunChoice& choice, const std::string& knob, int by, bool by_one) {
  RunChoice other = choice;
  other.token.clear();
  if (knob == "procs") {
    other.procs = std::clamp(spec_of(choice).procs + by, 1, kMostProcs);
    return other;
  }
  const auto next =
      next_value(*study::find_knob(choice.program->runnable.knobs, knob), value_of(choice, knob), by, by_one);
  if (!next) return choice;
  other.knobs[knob] = *next;
  if (*next == "false") other.knobs.erase(knob);
  try {
    spec_of(other);
  } catch (const study::Refusal&) {
    return choice;
  }
  return other;
}

bool is_about(const lessons::Question& question, const RunChoice& choice) {
  if (question.all || !choice.token.empty() || question.setup.program != choice.program->scenario.name) return false;
  const study::RunSpec mine = spec_of(choice);
  const study::RunSpec its = lessons::run_of(*choice.program, question.setup);
  const bool same = std::ranges::all_of(choice.program->runnable.knobs, [&](const Knob& knob) {
    return knob.name == question.vary || its.settings.value(knob.name) == mine.settings.value(knob.name);
  });
  return same && (question.setup.procs == 0 || question.setup.procs == mine.procs);
}

RunChoice first_choice(const lessons::Entry& entry) {
  for (const lessons::Question& question : practice_of(entry).questions) {
    if (question.all) continue;
    return {&program_of(entry, question.setup), question.setup.knobs, question.setup.procs};
  }
  return {.program = &entry.programs.front()};
}

namespace {

// Nothing for words that are no knobs, or that ask for real time.
std::optional<lessons::Setup> setup_in(const std::vector<std::string>& words) {
  try {
    lessons::Setup setup = lessons::knobs_in(fmt::format("{}", fmt::join(words, " ")));
    return setup.real_time ? std::nullopt : std::optional(std::move(setup));
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

const lessons::Program* program_called(const std::string& id) {
  for (const lessons::Entry& entry : lessons::course()) {
    const auto at =
        std::ranges::find_if(entry.programs, [&](const auto& program) { return program.runnable.id == id; });
    if (at != entry.programs.end()) return &*at;
  }
  return nullptr;
}

}  // namespace

std::optional<RunChoice> choice_in(const std::string& command) {
  const std::vector<std::string> words = lessons::words_of(command);
  if (words.size() < 3 || words[1] != "lesson") return std::nullopt;
  const lessons::Program* program = program_called(words[2]);
  const auto setup = setup_in({words.begin() + 3, words.end()});
  if (!program || !setup) return std::nullopt;
  const bool are_knobs = std::ranges::all_of(
      setup->knobs, [&](const auto& knob) { return study::find_knob(program->runnable.knobs, knob.first) != nullptr; });
  return are_knobs ? std::optional(RunChoice{program, setup->knobs, setup->procs}) : std::nullopt;
}

std::string command_of(const RunChoice& choice) {
  if (!choice.token.empty()) return "golearn replay " + choice.token;
  const study::RunSpec spec = spec_of(choice);
  const std::string bare = words::command("lesson", choice.program->runnable, spec.settings.typed());
  return spec.procs_given ? fmt::format("{} --procs {}", bare, spec.procs) : bare;
}

}  // namespace golearn::tui
