#include "words/next_steps.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "golearn/study/condition.hpp"
#include "golearn/study/samplers.hpp"
#include "golearn/study/token.hpp"
#include "words/filled.hpp"
#include "words/offered.hpp"

namespace golearn::words {
namespace {

using study::find_knob;
using study::Knob;
using study::RunSpec;
using study::Text;
using study::TypedKnobs;

constexpr int kIndent = 2;

std::string procs_of(const RunSpec& spec) { return spec.procs_given ? fmt::format(" --procs {}", spec.procs) : ""; }

// compare takes one processor where the program does not say how many.
std::string procs_of_compared(const RunSpec& spec) {
  return spec.procs == std::max(spec.runnable->procs, 1) ? "" : fmt::format(" --procs {}", spec.procs);
}

// How it was run, as options. A schedule does not fit another program: of a replay only its seed is left.
std::string driver_of(const RunSpec& spec) {
  switch (spec.driver) {
    case study::Driver::processors:
    case study::Driver::strategy: break;
    case study::Driver::replay: return fmt::format(" --seed {}", spec.seed);
    case study::Driver::sampler: {
      const bool takes_value = study::sampler(spec.sampler).takes_value();
      const std::string option = takes_value ? fmt::format(" --{} {}", spec.sampler, spec.argument) : "";
      return option + fmt::format(" --seed {}", spec.seed);
    }
  }
  std::string text = spec.clock == ClockMode::simulated ? " --fast" : "";
  if (spec.speed != 1.0) text += fmt::format(" --speed {}", spec.speed);
  return text;
}

// The knobs with which nothing is left unguarded and nothing is left out; the same ones if there are none.
TypedKnobs mended(const RunSpec& spec) {
  constexpr std::pair<const char*, const char*> kMending[] = {{"sync", "mutex"}, {"capture", "per-iteration"}};
  TypedKnobs knobs = spec.settings.typed();
  knobs.erase("no-sync");
  std::erase_if(knobs, [](const auto& knob) { return knob.first.starts_with("missing-"); });
  for (const auto& [name, value] : kMending) {
    const Knob* knob = find_knob(spec.runnable->knobs, name);
    if (knob && std::ranges::find(knob->choices, value) != knob->choices.end()) knobs[name] = value;
  }
  return knobs;
}

}  // namespace

TypedKnobs searched(const study::Runnable& runnable, TypedKnobs knobs) {
  std::erase_if(knobs, [&](const auto& knob) { return !find_knob(runnable.knobs, knob.first)->small.empty(); });
  return knobs;
}

std::string command(const std::string& name, const study::Runnable& runnable, const TypedKnobs& knobs) {
  std::string text = "golearn " + name + " " + runnable.id;
  for (const auto& [knob, value] : knobs) {
    const bool flag = find_knob(runnable.knobs, knob)->kind == Knob::Kind::flag;
    text += " --" + knob + (flag ? "" : " " + value);
  }
  return text;
}

std::vector<Suggestion> suggestions(Language language, const RunSpec& spec, const lessons::ScenarioText& text,
                                    const study::Facts& facts) {
  std::vector<Suggestion> all;
  for (const Suggestion& suggestion : text.tries) {
    if (!study::holds(suggestion.when, facts) || makes_the_same_run(suggestion.command, spec)) continue;
    const auto shows = filled(language, suggestion.shows, facts);
    if (shows) all.push_back({suggestion.command, *shows});
  }
  all.push_back({command("compare", *spec.runnable, spec.settings.typed()) + procs_of_compared(spec),
                 Text{"진짜 Go의 출력과 나란히 본다.", "shows it beside what real Go prints."}.in(language)});
  return all;
}

std::vector<Suggestion> race_suggestions(Language language, const RunSpec& spec, bool raced, bool alone) {
  if (!raced) {
    if (spec.runnable->measures) return {};  // a search has nothing to measure
    if (alone) return {};
    return {{command("explore", *spec.runnable, searched(*spec.runnable, spec.settings.typed())) + " --race",
             Text{"다른 순서에도 데이터 경쟁이 없는지 찾는다.", "looks for data races in the other orders too."}.in(
                 language)}};
  }
  const TypedKnobs knobs = mended(spec);
  if (knobs == spec.settings.typed()) return {};
  return {{command("lesson", *spec.runnable, knobs) + procs_of(spec) + driver_of(spec) + " --race",
           Text{"고친 프로그램: 데이터 경쟁이 없다.", "mended: there is no data race."}.in(language)}};
}

Blocks as_commands(const std::vector<Suggestion>& all) {
  Blocks blocks;
  for (const Suggestion& suggestion : all) {
    blocks.push_back(Line{{{suggestion.command, Tone::command}}, kIndent});
    if (!suggestion.shows.empty()) blocks.push_back(Sentence{suggestion.shows, Tone::plain, 3 * kIndent});
  }
  return blocks;
}

Blocks try_next(Language language, const std::vector<Suggestion>& all) {
  Blocks blocks{Gap{}, Heading{Text{"해 볼 것", "Try next"}.in(language)}};
  append(blocks, as_commands(all));
  return blocks;
}

std::string same_again(const RunSpec& spec) {
  switch (spec.driver) {
    case study::Driver::processors:
    case study::Driver::strategy: break;
    case study::Driver::replay: return "golearn replay " + to_string(token_of(spec, spec.schedule, spec.rules));
    case study::Driver::sampler:
      return command("lesson", *spec.runnable, spec.settings.typed()) + fmt::format(" --procs {}", spec.procs) +
             driver_of(spec);
  }
  return "";
}

}  // namespace golearn::words
