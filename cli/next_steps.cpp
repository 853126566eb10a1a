#include "next_steps.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

namespace golearn::cli {
namespace {

using Knobs = std::map<std::string, std::string>;

const lessons::Knob* find_knob(const Program& program, const std::string& name) {
  const auto at = std::ranges::find(program.scenario->knobs, name, &lessons::Knob::name);
  return at == program.scenario->knobs.end() ? nullptr : &*at;
}

std::set<std::string> words_of(const std::string& command) {
  std::istringstream stream(command);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::string command(const std::string& name, const Program& program, const Knobs& knobs) {
  std::string text = "golearn " + name + " " + full_id(*program.entry, *program.scenario);
  for (const auto& [knob, value] : knobs) {
    const bool flag = find_knob(program, knob)->kind == lessons::Knob::Kind::flag;
    text += " --" + knob + (flag ? "" : " " + value);
  }
  return text;
}

std::string procs_of(const Program& program) {
  return program.procs_given ? fmt::format(" --procs {}", program.procs) : "";
}

// What the learner typed, as a suggestion would say it.
std::string command_of(const Program& program) { return command("lesson", program, program.typed) + procs_of(program); }

// How it was run, as options. A schedule does not fit another program: of a replay only its seed is left.
std::string driver_of(const LessonRequest& request) {
  switch (request.driver) {
    case Driver::processors: break;
    case Driver::pct: return fmt::format(" --pct {} --seed {}", request.depth, request.seed);
    case Driver::random:
    case Driver::replay: return fmt::format(" --seed {}", request.seed);
  }
  std::string text = request.fast ? " --fast" : "";
  if (request.speed != 1.0) text += fmt::format(" --speed {}", request.speed);
  return text;
}

// The knobs with which nothing is left unguarded; the same ones if there are none.
Knobs mended(const Program& program) {
  Knobs knobs = program.typed;
  knobs.erase("no-sync");
  const lessons::Knob* sync = find_knob(program, "sync");
  if (sync && std::ranges::find(sync->choices, "mutex") != sync->choices.end()) knobs["sync"] = "mutex";
  return knobs;
}

// Those that a search takes over: all but the sizes, of which it has its own.
Knobs for_search(const Program& program) {
  Knobs knobs = program.typed;
  std::erase_if(knobs, [&](const auto& knob) { return !find_knob(program, knob.first)->small.empty(); });
  return knobs;
}

}  // namespace

std::vector<lessons::Suggestion> suggestions(const Terminal& terminal, const Program& program,
                                             const lessons::ScenarioText& text) {
  std::vector<lessons::Suggestion> all;
  for (const auto& suggestion : text.tries) {
    if (words_of(suggestion.command) != words_of(command_of(program))) all.push_back(suggestion);
  }
  all.push_back({"golearn compare " + full_id(*program.entry, *program.scenario),
                 terminal.say({"진짜 Go의 출력과 나란히 본다.", "shows it beside what real Go prints."})});
  return all;
}

std::vector<lessons::Suggestion> race_suggestions(const Terminal& terminal, const LessonRequest& request,
                                                  const Program& program, bool raced) {
  if (!raced) {
    return {{command("explore", program, for_search(program)) + " --race",
             terminal.say(
                 {"다른 순서에도 데이터 경쟁이 없는지 찾는다.", "looks for data races in the other orders too."})}};
  }
  const Knobs knobs = mended(program);
  if (knobs == program.typed) return {};
  return {{command("lesson", program, knobs) + procs_of(program) + driver_of(request) + " --race",
           terminal.say({"고친 프로그램: 데이터 경쟁이 없다.", "mended: there is no data race."})}};
}

}  // namespace golearn::cli
