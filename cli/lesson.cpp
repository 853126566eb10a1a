// golearn lesson: runs the programs and says what happened.
#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "commands.hpp"
#include "core/runtime.hpp"
#include "error.hpp"
#include "explore/pct.hpp"
#include "explore/random_order.hpp"
#include "explore/replay.hpp"
#include "interrupt.hpp"
#include "next_steps.hpp"
#include "render/json_lines.hpp"
#include "render/layout.hpp"
#include "render/leak_words.hpp"
#include "render/outcome_words.hpp"
#include "render/output.hpp"
#include "render/progress.hpp"
#include "render/race_words.hpp"
#include "render/sections.hpp"
#include "render/stamped.hpp"
#include "render/why_words.hpp"
#include "text.hpp"
#include "watch.hpp"

namespace golearn::cli {
namespace {

using lessons::Text;

// How many choices a lesson's run makes, roughly: among so many PCT draws its change points.
constexpr std::size_t kExpectedChoices = 200;

Config config_of(const LessonRequest& request, const Program& program) {
  Config config;
  config.procs = program.procs;
  config.clock = request.fast ? ClockMode::simulated : ClockMode::real;
  config.speed = request.speed;
  config.seed = request.seed;
  config.isolated = request.driver == Driver::replay;
  return config;
}

// Who decides the order of steps; null: the machine's own processors.
std::unique_ptr<Chooser> chooser_of(const LessonRequest& request, const Program& program) {
  switch (request.driver) {
    case Driver::processors: return nullptr;
    case Driver::random: return std::make_unique<RandomOrder>(program.procs, request.seed);
    case Driver::pct: return std::make_unique<Pct>(program.procs, request.seed, request.depth, kExpectedChoices);
    case Driver::replay: return std::make_unique<Replay>(program.procs, request.schedule, request.ticking);
  }
  return nullptr;
}

// The value that a knob has in this run: what was typed, else what a flag that was typed makes of it, else the default.
// Empty where it has none.
std::string in_force(const Program& program, const lessons::Knob& knob) {
  if (const auto typed = program.typed.find(knob.name); typed != program.typed.end()) return typed->second;
  for (const lessons::Knob& flag : program.scenario->knobs) {
    const auto instead = flag.instead.find(knob.name);
    if (instead != flag.instead.end() && program.typed.contains(flag.name)) return instead->second;
  }
  return knob.fallback;
}

std::string header(const Terminal& terminal, const LessonRequest& request, const Program& program) {
  const lessons::LessonText text = text_of(*program.entry, terminal.language);
  std::string settings = fmt::format("procs {}", program.procs);
  for (const lessons::Knob& knob : program.scenario->knobs) {
    const std::string value = in_force(program, knob);
    if (value.empty()) continue;
    settings += " · " + knob.name;
    if (knob.kind != lessons::Knob::Kind::flag) settings += " " + value;
  }
  switch (request.driver) {
    case Driver::processors: break;
    case Driver::random: settings += fmt::format(" · seed {}", request.seed); break;
    case Driver::pct: settings += fmt::format(" · pct {} · seed {}", request.depth, request.seed); break;
    case Driver::replay: settings += terminal.say({" · 재생", " · replay"}); break;
  }
  if (request.fast) settings += terminal.say({" · 가상 시간", " · virtual time"});
  if (request.speed != 1.0) settings += fmt::format(" · speed {}", request.speed);
  return terminal.paint(Colour::bold, full_id(*program.entry, *program.scenario) + "  " + text.title) + "\n" +
         terminal.paint(Colour::dim, settings) + "\n\n";
}

void add_suggestions(std::string& out, const Terminal& terminal, const std::vector<lessons::Suggestion>& all) {
  out += "\n" + terminal.paint(Colour::bold, terminal.say({"해 볼 것", "Try next"})) + "\n";
  for (const lessons::Suggestion& suggestion : all) {
    out += "  " + terminal.paint(Colour::cyan, suggestion.command) + "\n";
    for (const std::string& line : wrap(suggestion.shows, std::min(terminal.width, 100) - 6))
      out += "      " + line + "\n";
  }
}

// What came of one run.
struct Ran {
  const LessonRequest& request;
  const Program& program;
  const Watch& watch;
  const Outcome& outcome;
};

std::string after_run(const Terminal& terminal, const Ran& ran) {
  const lessons::LessonText text = text_of(*ran.program.entry, terminal.language);
  const lessons::ScenarioText& mine = text.scenario(ran.program.scenario->name);
  std::string out;
  const auto add = [&](const Text& title, const std::vector<std::string>& items) {
    add_list(out, terminal, terminal.say(title), items);
  };
  std::vector<lessons::Suggestion> next = suggestions(terminal, ran.program, mine);
  add({"무슨 일이 있었나", "What happened"}, what_happened(terminal, ran.program, ran.outcome));
  out += ran.watch.picture(terminal, ran.outcome);
  add({"누가 누구를 기다리나", "Who waits for whom"}, ran.watch.waits(terminal, ran.outcome));
  if (ran.request.races) {
    add({"데이터 경쟁", "Data races"}, about_races(terminal, ran.watch.races()));
    const auto first = race_suggestions(terminal, ran.request, ran.program, ran.watch.raced());
    next.insert(next.begin(), first.begin(), first.end());
  }
  add({"왜 이 순서인가", "Why this order"}, about_order(terminal, ran.watch.lines(), ran.request.driver));
  add({"눈여겨볼 점", "What to notice"}, mine.notice);
  add_suggestions(out, terminal, next);
  return out;
}

// Runs one program in one of the three forms of output and returns its exit status.
class ProgramRun {
 public:
  ProgramRun(const LessonRequest& request, const Terminal& terminal, const Program& program)
      : request_(request),
        terminal_(terminal),
        program_(program),
        config_(config_of(request, program)),
        watch_(request, program),
        progress_(terminal) {}

  int run() {
    const bool plain = !request_.raw && !request_.json;
    if (plain) write_out(header(terminal_, request_, program_));
    JsonLines json(progress_);
    if (request_.json) json.begin(program_, request_.fast);
    config_.observer = watch_.observer(request_.json ? &json : nullptr);
    if (request_.json) watch_.on_leak([&](const Leak& leak) { json.leak(leak); });
    const std::unique_ptr<Chooser> chooser = chooser_of(request_, program_);
    config_.strategy = chooser.get();
    Outcome outcome = run_program();
    progress_.stop();
    watch_.finish(outcome);
    if (const auto* replay = dynamic_cast<const Replay*>(chooser.get()); replay && replay->strayed()) {
      throw WrongUse(terminal_.say({"재생 토큰이 이 강의의 프로그램과 맞지 않는다: 다른 판의 golearn이 만든 것 같다",
                                    "the replay token does not fit this lesson's program: another golearn seems to "
                                    "have made it"}));
    }
    if (request_.json) end_json(json, outcome);
    write_error(watch_.race_report(outcome) + death_report(outcome, go_names()));
    if (plain) write_out(after_run(terminal_, {request_, program_, watch_, outcome}));
    return outcome.exit_status;
  }

 private:
  void end_json(JsonLines& json, const Outcome& outcome) {
    for (const Race& race : watch_.races()) json.race(race);
    for (const Why& line : watch_.lines()) json.why(line);
    json.end(outcome);
  }

  Outcome run_program() {
    StampedLines stamped(terminal_, request_.stamps, progress_);
    if (request_.raw) {
      config_.output = [&](const Printed& printed) {
        progress_.about_to_write();
        write_out(printed.text);
      };
    } else if (request_.json) {
      config_.output = [](const Printed&) {};
    } else {
      config_.output = [&](const Printed& printed) { stamped(printed); };
      watch_.on_leak([&](const Leak& leak) {
        const std::string text = about_leak(terminal_, leak);
        if (!text.empty()) stamped.remark(leak.time, leak.goroutine, text);
      });
    }
    Runtime runtime(config_);
    const InterruptWatch watch(
        [&] {
          progress_.stop();
          runtime.interrupt();
        },
        [&](int signal) { return runtime.deliver(signal); });
    const auto program = program_.scenario->program;
    const lessons::Settings& settings = program_.settings;
    return runtime.run([program, &settings] { program(settings); });
  }

  const LessonRequest& request_;
  const Terminal& terminal_;
  const Program& program_;
  Config config_;
  Watch watch_;
  Progress progress_;
};

}  // namespace

// The programs run in the notes' order; the first that dies decides the exit status, Ctrl-C ends them all.
int run(const LessonRequest& request, const Terminal& terminal) {
  int status = 0;
  for (const Program& program : request.programs) {
    if (!request.raw && !request.json && &program != &request.programs.front()) write_out("\n");
    const int mine = ProgramRun(request, terminal, program).run();
    if (status == 0) status = mine;
    if (mine == kInterrupted) return mine;
  }
  return status;
}

}  // namespace golearn::cli
