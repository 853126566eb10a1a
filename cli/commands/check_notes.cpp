// golearn check-notes: whether what the notes show as a program's output is certain, possible or impossible.
#include "commands/check_notes.hpp"

#include <algorithm>
#include <atomic>

#include <fmt/format.h>

#include "args/selection.hpp"
#include "args/values.hpp"
#include "export/notes_json.hpp"
#include "golearn/study/go_rules.hpp"
#include "host/exit_status.hpp"
#include "host/interrupt.hpp"
#include "host/output.hpp"
#include "render/progress.hpp"
#include "words/notes.hpp"

namespace golearn::commands {
namespace {

using study::kGoVersions;
using study::RunSpec;
using words::CheckedQuote;
using words::QuotedRun;

// GOMAXPROCS in a search, where a program leaves it to the machine: all numbers above one allow the same orders.
constexpr int kSeveralProcs = 2;

std::string go_of(const Request& request) {
  const auto typed = request.value("go");
  return typed ? args::go_version(*typed) : std::string(kGoVersions.back());
}

// The note's program, with its own sizes, by the rules of one Go version.
QuotedRun quoted_run(const lessons::Program& program, const lessons::Quote& quote, const std::string& go) {
  RunSpec spec = by_rules_of(go, study::usual_run(program.runnable, quote.knobs));
  spec.procs = quote.procs ? quote.procs : program.scenario.procs ? program.scenario.procs : kSeveralProcs;
  spec.seed = 1;
  return {quote, std::move(spec)};
}

void add_quotes(const args::Selection& selection, NotesToCheck& notes) {
  for (const lessons::Entry* entry : selection.entries) {
    for (const lessons::Quote& quote : lessons::quotes_of(*entry)) {
      for (const lessons::Program* program : selection.programs) {
        if (program->entry != entry || program->scenario.name != quote.program) continue;
        notes.quotes.push_back(quoted_run(*program, quote, notes.go));
      }
    }
  }
}

NotesToCheck resolve(const Request& request) {
  NotesToCheck notes{.go = go_of(request)};
  notes.plan.time = args::budget_of(request, std::chrono::seconds(10));
  for (const std::string& id : request.words) {
    const std::size_t before = notes.quotes.size();
    add_quotes(args::select_lesson(id), notes);
    if (notes.quotes.size() == before) notes.unquoted.push_back(id);
  }
  if (!request.words.empty()) return notes;
  for (const lessons::Entry& entry : lessons::course()) add_quotes(args::select_lesson(entry.id), notes);
  return notes;
}

CheckedQuote judge_one(const Stage& stage, const QuotedRun& quoted, const study::FindPlan& plan) {
  render::StatusLine status(stage.screen);
  const std::string place = words::place_of(quoted.quote);
  status.draw(stage.say({fmt::format("… {} (멈추려면 Ctrl-C)", place), fmt::format("… {} (Ctrl-C stops)", place)}));
  return {&quoted, study::judge(quoted.spec, quoted.quote.output, plan)};
}

int run_check_notes(const Request& request, const Stage& stage) {
  return check(resolve(request), request.has("json"), stage);
}

}  // namespace

int check(NotesToCheck notes, bool json, const Stage& stage) {
  std::atomic<bool> interrupted{false};
  const host::OnInterrupt on_interrupt([&] { interrupted.store(true, std::memory_order_relaxed); });
  const auto stop = [&] { return interrupted.load(std::memory_order_relaxed); };
  notes.plan.interrupted = stop;
  std::vector<CheckedQuote> checked;
  if (!json) show(stage, words::notes_title(stage.language, notes.go));
  for (const QuotedRun& quoted : notes.quotes) {
    if (quoted.quote.image) continue;
    if (stop()) break;
    checked.push_back(judge_one(stage, quoted, notes.plan));
    if (!json) show(stage, words::about_quote(stage.language, checked.back()));
  }
  if (json) {
    host::write_out(exports::to_json(notes.go, notes.quotes, checked, stop()));
  } else {
    show(stage, words::below_quotes(stage.language, notes.quotes, checked, notes.unquoted, stop()));
  }
  return stop() ? host::kInterrupted : 0;
}

Command check_notes() {
  return {
      {.name = "check-notes",
       .help = {"노트에 실린 출력이 반드시 나오는지, 나올 수 있는지, 나올 수 없는지 판정한다",
                "says of each output in the notes whether it is certain, possible or impossible"},
       .words = args::Words::lessons,
       .options = {{"go",
                    {"어느 Go 버전의 규칙으로: 1.21부터 1.26까지 (기본값 1.26)",
                     "by the rules of which Go version: 1.21 to 1.26 (default 1.26)"},
                    Option::Takes::value,
                    {},
                    {study::kGoVersions.begin(), study::kGoVersions.end()}},
                   {"for", {"출력 하나를 탐색할 시간 (기본값 10s)", "how long to search for one output (default 10s)"}},
                   {"json", {"출력 하나에 JSON 한 줄씩", "one line of JSON for each output"}, Option::Takes::nothing}}},
      run_check_notes};
}

}  // namespace golearn::commands
