// golearn diff: a lesson with its synchronisation and without it, under one seed, side by side from where they part.
#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "core/event_facts.hpp"
#include "core/runtime.hpp"
#include "error.hpp"
#include "explore/random_order.hpp"
#include "observe/trace.hpp"
#include "render/layout.hpp"
#include "render/names.hpp"
#include "render/outcome_words.hpp"
#include "render/output.hpp"
#include "render/sections.hpp"
#include "text.hpp"

namespace golearn::cli {
namespace {

constexpr std::size_t kBefore = 6;  // steps shown before the two part
constexpr std::size_t kAfter = 20;  // and from there on

// One run: its steps as lines, without what only the scheduler does, and how it ended.
struct Side {
  std::vector<std::string> steps;
  std::vector<std::string> happened;
};

std::string to_line(const Trace::Entry& entry) {
  const Event& e = entry.event;
  std::string line = pad(goroutine_name(e.goroutine), 5) + std::string(to_string(e.kind));
  if (e.other) line += " " + goroutine_name(e.other);
  if (e.reason != WaitReason::none) line += " " + std::string(to_string(e.reason));
  if (!entry.text.empty()) line += " " + entry.text;
  return line + in_program(e.where);
}

Side run_side(const Terminal& terminal, const Program& program, std::uint64_t seed) {
  RandomOrder order(program.procs, seed);
  Trace trace;
  Config config;
  config.procs = program.procs;
  config.seed = seed;
  config.strategy = &order;
  config.isolated = true;
  config.observer = &trace;
  config.output = [](const Printed&) {};
  config.step_limit = 100'000;
  const lessons::Settings& settings = program.settings;
  const Outcome outcome = Runtime(config).run([main = program.scenario->program, &settings] { main(settings); });
  Side side;
  for (const Trace::Entry& entry : trace.entries()) {
    if (facts(entry.event.kind).by_program) side.steps.push_back(to_line(entry));
  }
  side.happened = what_happened(terminal, program, outcome);
  return side;
}

std::string line_of(const Side& side, std::size_t i) { return i < side.steps.size() ? side.steps[i] : ""; }

void add_steps(std::string& out, const Terminal& terminal, const Side& a, const Side& b, int width) {
  const auto [at_a, at_b] = std::ranges::mismatch(a.steps, b.steps);
  const auto parting = static_cast<std::size_t>(at_a - a.steps.begin());
  const std::size_t longest = std::max(a.steps.size(), b.steps.size());
  const std::size_t first = parting > kBefore ? parting - kBefore : 0;
  if (first > 0) {
    out += terminal.paint(Colour::dim, terminal.say({fmt::format("… 앞의 {}걸음은 같다", first),
                                                     fmt::format("… the first {} steps are the same", first)})) +
           "\n";
  }
  for (std::size_t i = first; i < std::min(longest, parting + kAfter); ++i) {
    if (i == parting) {
      out += terminal.paint(Colour::yellow, terminal.say({"── 여기서 갈라진다 ──", "── here they part ──"})) + "\n";
    }
    for (const std::string& line : side_by_side({{line_of(a, i), line_of(b, i)}}, width)) out += line + "\n";
  }
  if (longest > parting + kAfter) {
    const std::size_t more = longest - parting - kAfter;
    out += terminal.paint(Colour::dim,
                          terminal.say({fmt::format("… {}걸음 더", more), fmt::format("… {} more steps", more)})) +
           "\n";
  }
}

}  // namespace

int run(const DiffRequest& request, const Terminal& terminal) {
  const Side with = run_side(terminal, request.with, request.seed);
  const Side without = run_side(terminal, request.without, request.seed);
  const std::string id = full_id(*request.with.entry, *request.with.scenario);
  const int width = std::max(24, (terminal.width - 3) / 2);
  std::string out =
      terminal.paint(Colour::bold, id + "  " + text_of(*request.with.entry, terminal.language).title) + "\n";
  out += terminal.paint(Colour::dim, fmt::format("procs {} · seed {}", request.with.procs, request.seed)) + "\n\n";
  const std::string mended = terminal.say({"동기화함", "synchronised"});
  out += side_by_side({{mended, "--no-sync"}}, width).front() + "\n";
  add_steps(out, terminal, with, without, width);
  add_list(out, terminal, mended, with.happened);
  add_list(out, terminal, "--no-sync", without.happened);
  out += "\n" + terminal.paint(Colour::bold, terminal.say({"해 볼 것", "Try next"})) + "\n  " +
         terminal.paint(Colour::cyan, fmt::format("golearn diff {} --seed {}", id, request.seed + 1)) + "\n  " +
         terminal.paint(Colour::cyan, fmt::format("golearn explore {} --no-sync", id)) + "\n";
  write_out(out);
  return 0;
}

}  // namespace golearn::cli
