// golearn explore: all that can come of a lesson's program, under every schedule or as many as the budget allows.
#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "commands.hpp"
#include "error.hpp"
#include "interrupt.hpp"
#include "render/layout.hpp"
#include "render/output.hpp"
#include "search_summary.hpp"
#include "text.hpp"

namespace golearn::cli {
namespace {

constexpr std::size_t kMostResults = 12;
constexpr std::size_t kMostLines = 8;

// The state of the search on stderr, on a terminal only.
class SearchProgress {
 public:
  explicit SearchProgress(const Terminal& terminal) : terminal_(terminal) {}
  ~SearchProgress() {
    if (drawn_) write_error("\r\033[K");
  }
  SearchProgress(const SearchProgress&) = delete;
  SearchProgress& operator=(const SearchProgress&) = delete;

  void draw(const SearchReport& so_far) {
    const auto tenths = so_far.elapsed / std::chrono::milliseconds(100);
    if (!terminal_.errors_on_terminal || tenths == drawn_at_) return;
    drawn_at_ = tenths;
    drawn_ = true;
    const double seconds = std::chrono::duration<double>(so_far.elapsed).count();
    const auto runs = static_cast<double>(so_far.schedules + so_far.given_up);
    write_error(fmt::format(
        "\r\033[K{}",
        terminal_.say(
            {fmt::format("… 스케줄 {}개, 초당 {:.0f}개 (멈추려면 Ctrl-C)", so_far.schedules, runs / seconds),
             fmt::format("… {} schedules, {:.0f} a second (Ctrl-C stops)", so_far.schedules, runs / seconds)})));
  }

 private:
  const Terminal& terminal_;
  bool drawn_ = false;
  std::int64_t drawn_at_ = 0;
};

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format("{:.{}f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole),
                     part * 100 >= whole ? 0 : 2);
}

std::string how_it_ended(const Terminal& terminal, const Found& f) {
  if (f.ending == "panicked") return terminal.paint(Colour::red, "panic: " + f.message);
  if (f.ending == "deadlocked" || f.ending == "fatal") return terminal.paint(Colour::red, "fatal error: " + f.message);
  if (f.ending == "step_limit") {
    return terminal.paint(Colour::yellow, terminal.say({"끝나지 않아 도중에 멈췄다", "does not end: cut off"}));
  }
  if (f.ending == "awaiting_signal") {
    return terminal.paint(Colour::yellow, terminal.say({"모두 시그널을 기다린다", "everybody waits for a signal"}));
  }
  if (f.leaked > 0) {
    return terminal.paint(Colour::yellow,
                          terminal.say({fmt::format("main은 끝났지만 고루틴 {}개가 영원히 기다린다", f.leaked),
                                        fmt::format("main returned, but {} goroutine{} wait{} for ever", f.leaked,
                                                    f.leaked == 1 ? "" : "s", f.leaked == 1 ? "s" : "")}));
  }
  return "";
}

void add_printed(std::string& out, const Terminal& terminal, const std::string& printed) {
  std::size_t lines = 0;
  for (std::size_t at = 0; at < printed.size(); ++lines) {
    const std::size_t end = std::min(printed.find('\n', at), printed.size());
    if (lines < kMostLines) out += "    " + printed.substr(at, end - at) + "\n";
    at = end + 1;
  }
  if (lines == 0)
    out += "    " + terminal.paint(Colour::dim, terminal.say({"(출력 없음)", "(nothing printed)"})) + "\n";
  if (lines > kMostLines) {
    out += "    " +
           terminal.paint(Colour::dim,
                          terminal.say({fmt::format("… 모두 {}줄", lines), fmt::format("… {} lines in all", lines)})) +
           "\n";
  }
}

void add_result(std::string& out, const Terminal& terminal, const SearchSummary& s, const Found& f,
                std::size_t number) {
  const std::string share = percent(f.schedules, s.schedules);
  out += terminal.paint(Colour::bold, terminal.say({fmt::format("결과 {}: 스케줄 {}개 ({}), 선점 {}번이면 나온다",
                                                                number, f.schedules, share, f.preemptions),
                                                    fmt::format("Result {}: {} schedule{} ({}), needs {} preemption{}",
                                                                number, f.schedules, f.schedules == 1 ? "" : "s", share,
                                                                f.preemptions, f.preemptions == 1 ? "" : "s")})) +
         "\n";
  add_printed(out, terminal, f.printed);
  if (const std::string ended = how_it_ended(terminal, f); !ended.empty()) out += "    " + ended + "\n";
  if (f.raced)
    out += "    " + terminal.paint(Colour::yellow, terminal.say({"데이터 경쟁이 있다", "has a data race"})) + "\n";
  out += "    " + terminal.paint(Colour::cyan, "golearn replay " + f.token + (f.raced ? " --race" : "")) + "\n\n";
}

// What the counts are worth.
std::string verdict(const Terminal& terminal, const SearchSummary& s) {
  if (s.complete) {
    return terminal.say(
        {"빠짐없이 찾았다: 어떤 순서로 돌아도 다른 결과는 없다. (서로 상관없는 동작의 순서만 다른 "
         "스케줄은 하나로 세고, 시간은 모두가 기다릴 때만 흐른다고 본다.)",
         "The search is complete: no order gives any other result. (Schedules that differ only in the "
         "order of unrelated steps count as one, and time passes only when all wait.)"});
  }
  if (s.interrupted)
    return terminal.say({"도중에 멈췄다: 여기까지 찾은 것이다.", "Interrupted: this is what was found so far."});
  return terminal.say({"다 찾지는 못했다: 다른 결과가 더 있을 수 있다. 더 오래 찾거나(--for 1m) 크기를 줄인다.",
                       "The search is not complete: there may be other results. Search longer (--for 1m), or make the "
                       "program smaller."});
}

// Whether there are data races, if they were looked for.
std::string about_races(const Terminal& terminal, const SearchSummary& s) {
  if (std::ranges::any_of(s.results, &Found::raced)) return "";
  if (!s.races) return "";
  if (s.complete) {
    return terminal.say({"데이터 경쟁은 어느 스케줄에도 없다.", "No schedule has a data race."});
  }
  return terminal.say(
      {"돌려 본 스케줄에는 데이터 경쟁이 없었다.", "None of the schedules that were run has a data race."});
}

std::string settings_of(const SearchSummary& s) {
  std::string text = fmt::format("procs {}", s.procs);
  for (const auto& [name, value] : s.knobs) text += " · " + name + (value == "true" ? "" : " " + value);
  if (s.races) text += " · race";
  if (s.shards > 1) text += fmt::format(" · shard {}/{}", s.shard + 1, s.shards);
  return text;
}

std::string counts(const Terminal& terminal, const SearchSummary& s) {
  const double runs = static_cast<double>(s.schedules + s.given_up);
  const double rate = s.seconds > 0 ? runs / s.seconds : 0;
  return terminal.say(
      {fmt::format("결과 {}가지, 스케줄 {}개를 {:.2f}초에 (되풀이라 그만둔 것 {}개, 초당 {:.0f}개).", s.results.size(),
                   s.schedules, s.seconds, s.given_up, rate),
       fmt::format("{} result{} in {} schedules, in {:.2f} s ({} more given up as repetitions; {:.0f} a "
                   "second).",
                   s.results.size(), s.results.size() == 1 ? "" : "s", s.schedules, s.seconds, s.given_up, rate)});
}

void show(const Terminal& terminal, const SearchSummary& s) {
  std::string out = terminal.paint(Colour::dim, settings_of(s)) + "\n\n";
  for (std::size_t i = 0; i < std::min(s.results.size(), kMostResults); ++i) {
    add_result(out, terminal, s, s.results[i], i + 1);
  }
  if (s.results.size() > kMostResults) {
    const auto more = s.results.size() - kMostResults;
    out += terminal.say({fmt::format("… 그리고 {}가지 더 (모두 보려면 --json)\n\n", more),
                         fmt::format("… and {} more (--json shows all)\n\n", more)});
  }
  for (const std::string& paragraph : {counts(terminal, s), verdict(terminal, s), about_races(terminal, s)}) {
    for (const std::string& line : wrap(paragraph, std::min(terminal.width, 100))) out += line + "\n";
  }
  write_out(out);
}

SearchSummary search_program(const ExploreRequest& request, const Terminal& terminal, const Program& program) {
  std::atomic<bool> interrupted{false};
  SearchPlan plan = request.plan;
  plan.options.procs = program.procs;
  plan.interrupted = [&] { return interrupted.load(std::memory_order_relaxed); };
  const InterruptWatch watch([&] { interrupted.store(true, std::memory_order_relaxed); });
  SearchProgress progress(terminal);
  const lessons::Settings& settings = program.settings;
  const auto report = search(
      plan, [main = program.scenario->program, &settings] { main(settings); },
      [&](const SearchReport& so_far) { progress.draw(so_far); });
  return summary_of(program, plan, report);
}

std::string read_file(const Terminal& terminal, const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  if (!file) {
    throw WrongUse(terminal.say({fmt::format("'{}'을 읽을 수 없다", name), fmt::format("cannot read '{}'", name)}));
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

SearchSummary merged(const ExploreRequest& request, const Terminal& terminal) {
  std::vector<SearchSummary> parts;
  for (const std::string& file : request.merge) {
    parts.push_back(summary_from_json(terminal, file, read_file(terminal, file)));
  }
  return merge(terminal, parts);
}

void give(const ExploreRequest& request, const Terminal& terminal, const SearchSummary& summary,
          const std::string& title) {
  if (request.json) return write_out(to_json(summary));
  write_out(terminal.paint(Colour::bold, title) + "\n");
  show(terminal, summary);
}

}  // namespace

int run(const ExploreRequest& request, const Terminal& terminal) {
  if (!request.merge.empty()) {
    const SearchSummary whole = merged(request, terminal);
    give(request, terminal, whole, whole.program);
    return 0;
  }
  for (const Program& program : request.programs) {
    if (!request.json && &program != &request.programs.front()) write_out("\n");
    const SearchSummary summary = search_program(request, terminal, program);
    const std::string title = text_of(*program.entry, terminal.language).title;
    give(request, terminal, summary, full_id(*program.entry, *program.scenario) + "  " + title);
    if (summary.interrupted) return kInterrupted;
  }
  return 0;
}

}  // namespace golearn::cli
