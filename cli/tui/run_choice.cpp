#include "tui/run_choice.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "golearn/core/time.hpp"
#include "golearn/study/duration.hpp"
#include "golearn/study/token.hpp"
#include "lessons/practice/answers.hpp"
#include "words/next_steps.hpp"

namespace golearn::tui {
namespace {

using study::Knob;

constexpr int kProcs = 2;  // where the program does not say
constexpr int kMostProcs = 8;
constexpr int kMostToSee = 20;
constexpr std::int64_t kByOne = 20;  // up to there: whoever looks for the least finds it

// 1,000 after 100: large steps where one more shows nothing.
std::int64_t stepped(std::int64_t value, int by) {
  if (by > 0) return value < kByOne ? value + 1 : value < 50 ? 50 : value < 100 ? 100 : value * 10;
  return value <= kByOne ? value - 1 : value <= 50 ? kByOne : value <= 100 ? 50 : value / 10;
}

std::optional<std::string> stepped(const Knob& knob, const std::string& value, int by) {
  switch (knob.kind) {
    case Knob::Kind::flag: return value == "true" ? "false" : "true";
    case Knob::Kind::choice: {
      const auto at = std::ranges::find(knob.choices, value) - knob.choices.begin();
      const auto size = static_cast<std::ptrdiff_t>(knob.choices.size());
      return knob.choices[static_cast<std::size_t>((at + by + size) % size)];
    }
    case Knob::Kind::integer: {
      if (value.empty()) return std::nullopt;
      const std::int64_t next = std::clamp(stepped(std::stoll(value), by), knob.least, knob.most);
      return std::to_string(next);
    }
    case Knob::Kind::duration: {
      if (value.empty()) return std::nullopt;
      Duration now{};
      if (!study::parse_duration(value, now)) return std::nullopt;
      const std::int64_t unit = 50'000'000;  // 50ms
      const std::int64_t next = now.count() == 0 ? (by > 0 ? unit : 0) : by > 0 ? now.count() * 2 : now.count() / 2;
      return to_string(Duration(std::clamp(next < unit && by < 0 ? 0 : next, knob.least, knob.most)));
    }
  }
  return std::nullopt;
}

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

RunChoice turned(const RunChoice& choice, const std::string& knob, int by) {
  RunChoice other = choice;
  other.token.clear();
  if (knob == "procs") {
    other.procs = std::clamp(spec_of(choice).procs + by, 1, kMostProcs);
    return other;
  }
  const auto next = stepped(*study::find_knob(choice.program->runnable.knobs, knob), value_of(choice, knob), by);
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

std::optional<RunChoice> choice_in(const std::string& command) {
  const std::vector<std::string> words = lessons::words_of(command);
  const auto is_asked = [&](const lessons::Program& program) { return program.runnable.id == words[2]; };
  if (words.size() < 3 || words[1] != "lesson") return std::nullopt;
  for (const lessons::Entry& entry : lessons::course()) {
    const auto program = std::ranges::find_if(entry.programs, is_asked);
    if (program == entry.programs.end()) continue;
    lessons::Setup setup;
    std::string knobs;
    for (std::size_t i = 3; i < words.size(); ++i) knobs += words[i] + " ";
    setup = lessons::knobs_in(knobs);
    const bool are_knobs = std::ranges::all_of(setup.knobs, [&](const auto& knob) {
      return study::find_knob(program->runnable.knobs, knob.first) != nullptr;
    });
    if (!are_knobs) return std::nullopt;
    return RunChoice{&*program, setup.knobs, setup.procs};
  }
  return std::nullopt;
}

std::string command_of(const RunChoice& choice) {
  if (!choice.token.empty()) return "golearn replay " + choice.token;
  const study::RunSpec spec = spec_of(choice);
  const std::string bare = words::command("lesson", choice.program->runnable, spec.settings.typed());
  return spec.procs_given ? fmt::format("{} --procs {}", bare, spec.procs) : bare;
}

}  // namespace golearn::tui
