// golearn compare: the same program by golearn and by real Go, side by side, with a verdict.
#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "core/runtime.hpp"
#include "error.hpp"
#include "go_tool.hpp"
#include "observe/report.hpp"
#include "render/layout.hpp"
#include "render/outcome_words.hpp"
#include "render/output.hpp"
#include "render/progress.hpp"

namespace golearn::cli {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t kShown = 30;

struct Side {
  std::string name;
  Lines lines;        // as printed
  std::string death;  // first line of stderr, if the program died
  int status = 0;
};

Lines split(const std::string& text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// What the compiler complains of: above it stands a line such as "# command-line-arguments".
std::string first_complaint(const std::string& errors) {
  for (const std::string& line : split(errors)) {
    if (!line.empty() && !line.starts_with("#")) return line;
  }
  return "go build fails";
}

// What is bound to differ from run to run is not compared.
Lines comparable(const Lines& lines, const lessons::Scenario& scenario) {
  Lines out;
  for (const std::string& line : lines) out.push_back(lessons::comparable(line, scenario));
  return out;
}

Side our_side(const Program& program) {
  const bool fast = !program.scenario->measures;
  Side side{.name = fmt::format("golearn --procs {}{}", program.procs, fast ? " --fast" : ""),
            .lines = {},
            .death = {},
            .status = 0};
  std::string text;
  Config config;
  config.procs = program.procs;
  config.clock = fast ? ClockMode::simulated : ClockMode::real;
  config.output = [&](const Printed& printed) { text += printed.text; };
  const auto body = program.scenario->program;
  const lessons::Settings& settings = program.settings;
  const Outcome outcome = Runtime(config).run([body, &settings] { body(settings); });
  side.lines = split(text);
  side.death = first_line(death_report(outcome, go_names()));
  side.status = outcome.exit_status;
  return side;
}

// A choice's default goes without saying: Go's program has the same one, not always with a word for it (9.1.3's auto).
bool goes_without_saying(const Program& program, const std::string& name, const std::string& value) {
  const auto knob = std::ranges::find(program.scenario->knobs, name, &lessons::Knob::name);
  return knob->kind == lessons::Knob::Kind::choice && knob->fallback == value;
}

std::vector<std::string> go_arguments(const Program& program) {
  std::vector<std::string> arguments;
  if (program.entry->lesson.scenarios.size() > 1) arguments.push_back("-scenario=" + program.scenario->name);
  arguments.push_back(fmt::format("-procs={}", program.procs));
  for (const auto& [name, value] : program.typed) {
    if (!goes_without_saying(program, name, value)) arguments.push_back(fmt::format("-{}={}", name, value));
  }
  return arguments;
}

Side go_side(const Terminal& terminal, const GoTool& go, const Program& program) {
  const Progress progress(terminal);
  std::string why;
  const auto run = run_go(go, program.entry->sources->program, go_arguments(program), program.procs, why);
  if (!run) throw std::runtime_error("program.go: " + first_complaint(why));
  Side side{fmt::format("{} GOMAXPROCS={}", go.version, program.procs), split(run->output), "", run->status};
  if (run->status != 0) side.death = first_line(run->errors);
  return side;
}

// Without Go on the machine: what it printed when the lesson was made.
std::optional<Side> recorded_side(const Program& program) {
  if (program.procs != 1 || !program.typed.empty()) return std::nullopt;
  const auto& lesson = program.entry->lesson;
  for (const std::string& name : {program.scenario->recording, lesson.id + "-" + program.scenario->name, lesson.id}) {
    if (const auto text = lessons::find_recording(name)) {
      return Side{"recorded Go, GOMAXPROCS=1", split(std::string(*text)), "", 0};
    }
  }
  return std::nullopt;
}

std::size_t first_difference(const Lines& a, const Lines& b) {
  const auto [left, right] = std::ranges::mismatch(a, b);
  return static_cast<std::size_t>(left - a.begin());
}

struct Verdict {
  std::string text;
  Colour colour;
  std::size_t at;  // the first line that differs
};

Verdict judge(const Terminal& terminal, const Side& ours, const Side& theirs, const lessons::Scenario& scenario) {
  const Lines a = comparable(ours.lines, scenario);
  const Lines b = comparable(theirs.lines, scenario);
  const std::size_t at = first_difference(a, b);
  if (a == b) {
    const bool same_death = ours.status == theirs.status && ours.death == theirs.death;
    if (same_death && ours.death.empty()) {
      return {terminal.say({fmt::format("같은 {}줄, 같은 순서", a.size()),
                            fmt::format("the same {} line{}, in the same order", a.size(), a.size() == 1 ? "" : "s")}),
              Colour::green, at};
    }
    if (same_death) {
      return {terminal.say({fmt::format("같은 {}줄, 같은 순서, 같은 죽음: {}", a.size(), ours.death),
                            fmt::format("the same {} line{} in the same order, and the same death: {}", a.size(),
                                        a.size() == 1 ? "" : "s", ours.death)}),
              Colour::green, at};
    }
    return {terminal.say({fmt::format("출력은 같지만 끝이 다르다: golearn은 {} '{}', Go는 {} '{}'", ours.status,
                                      ours.death, theirs.status, theirs.death),
                          fmt::format("the same lines, another end: golearn {} '{}', Go {} '{}'", ours.status,
                                      ours.death, theirs.status, theirs.death)}),
            Colour::red, at};
  }
  Lines sorted_a = a;
  Lines sorted_b = b;
  std::ranges::sort(sorted_a);
  std::ranges::sort(sorted_b);
  if (sorted_a == sorted_b) {
    return {terminal.say({fmt::format("같은 {}줄, 다른 순서: {}번째 줄부터", a.size(), at + 1),
                          fmt::format("the same {} lines, in another order: from line {} on", a.size(), at + 1)}),
            Colour::yellow, at};
  }
  return {
      terminal.say({fmt::format("줄이 다르다: {}번째 줄부터 (golearn {}줄, Go {}줄)", at + 1, a.size(), b.size()),
                    fmt::format("different lines: from line {} on (golearn {}, Go {})", at + 1, a.size(), b.size())}),
      Colour::yellow, at};
}

void add_lines(std::string& out, const Terminal& terminal, const Side& ours, const Side& theirs, std::size_t at,
               bool all) {
  const std::size_t count = std::max(ours.lines.size(), theirs.lines.size());
  const std::size_t first = all || at < kShown / 2 || at >= count ? 0 : at - kShown / 2;
  const std::size_t last = all ? count : std::min(count, first + kShown);
  const int width = (std::min(terminal.width, 160) - 3) / 2;
  std::vector<Row> rows;
  for (std::size_t i = first; i < last; ++i) {
    rows.push_back({i < ours.lines.size() ? ours.lines[i] : "", i < theirs.lines.size() ? theirs.lines[i] : ""});
  }
  out += terminal.paint(Colour::bold, pad(ours.name, width) + " │ " + theirs.name) + "\n";
  if (first > 0) out += terminal.paint(Colour::dim, fmt::format("… {}", first)) + "\n";
  for (const std::string& line : side_by_side(rows, width)) out += line + "\n";
  if (last < count) {
    out += terminal.paint(Colour::dim, terminal.say({fmt::format("… {}줄 더 (--all)", count - last),
                                                     fmt::format("… {} more (--all)", count - last)})) +
           "\n";
  }
}

std::string caution(const Terminal& terminal, const Program& program) {
  if (program.procs > 1) {
    return terminal.say({"프로세서가 여럿이면 순서는 실행마다 다를 수 있다.",
                         "With several processors the order may differ from run to run."});
  }
  if (!program.scenario->determined) {
    return terminal.say({"이 프로그램의 출력은 정해져 있지 않다: 무작위 선택이나 시간에 달렸다.",
                         "This program's output is not determined: it depends on random choices or on time."});
  }
  return "";
}

// Real Go is not perfectly repeatable, least of all on a busy machine: a run that differs is tried again.
struct GoRuns {
  Side side;  // the first that agreed with ours, else the first
  int agreed = 0;
  int runs = 0;
};

GoRuns run_go_until_it_agrees(const Terminal& terminal, const GoTool& go, const Program& program, const Side& ours) {
  constexpr int kMostRuns = 5;
  GoRuns result;
  const Lines mine = comparable(ours.lines, *program.scenario);
  while (result.runs < kMostRuns && result.agreed == 0) {
    Side side = go_side(terminal, go, program);
    ++result.runs;
    const bool agrees = comparable(side.lines, *program.scenario) == mine;
    result.agreed += agrees ? 1 : 0;
    const bool interrupted = side.status == kInterrupted;
    if (result.runs == 1 || agrees || interrupted) result.side = std::move(side);
    if (interrupted) break;
  }
  return result;
}

Side their_side(const Terminal& terminal, const std::optional<GoTool>& go, const Program& program, const Side& ours,
                std::string& remark) {
  if (go) {
    GoRuns runs = run_go_until_it_agrees(terminal, *go, program, ours);
    if (runs.runs > 1 && runs.side.status != kInterrupted) {
      remark = terminal.say(
          {fmt::format("Go를 {}번 실행했고 {}번 같았다.\n", runs.runs, runs.agreed),
           fmt::format("Go was run {} times and agreed {}.\n", runs.runs, runs.agreed ? "once" : "never")});
    }
    return std::move(runs.side);
  }
  if (auto recorded = recorded_side(program)) {
    remark = terminal.say({"이 컴퓨터에는 go가 없어 녹화해 둔 출력과 견주었다.\n",
                           "There is no go on this machine: compared with the recorded output.\n"});
    return *std::move(recorded);
  }
  throw WrongUse(terminal.say(
      {"go가 없으면 기본 설정과 --procs 1로만, 그것도 순서가 정해진 프로그램만 견줄 수 있다",
       "without go only programs of a certain order, at default settings and --procs 1, can be compared"}));
}

int compare_one(const Terminal& terminal, const std::optional<GoTool>& go, const Program& program, bool all) {
  std::string out = terminal.paint(Colour::bold, full_id(*program.entry, *program.scenario)) + "\n";
  const Side ours = our_side(program);
  std::string remark;
  const Side theirs = their_side(terminal, go, program, ours, remark);
  if (theirs.status == kInterrupted) return kInterrupted;
  const Verdict verdict = judge(terminal, ours, theirs, *program.scenario);
  add_lines(out, terminal, ours, theirs, verdict.at, all);
  out += "\n" + terminal.paint(verdict.colour, terminal.say({"판정: ", "Verdict: "}) + verdict.text) + "\n" + remark;
  if (const std::string words = caution(terminal, program); !words.empty()) out += words + "\n";
  write_out(out + "\n");
  return 0;
}

}  // namespace

int run(const CompareRequest& request, const Terminal& terminal) {
  const std::optional<GoTool> go = find_go();
  for (const Program& program : request.programs) {
    if (const int status = compare_one(terminal, go, program, request.all_lines)) return status;
  }
  return 0;
}

}  // namespace golearn::cli
