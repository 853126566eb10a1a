// What golearn check-notes is asked for.
#include <algorithm>

#include <fmt/format.h>

#include "error.hpp"
#include "go_rules.hpp"
#include "requests.hpp"
#include "values.hpp"

namespace golearn::cli {
namespace {

// The note's program, with its own sizes, by the rules of one Go version.
QuotedProgram quoted_program(const Terminal& terminal, const lessons::Entry& entry, const lessons::Scenario& scenario,
                             const lessons::Quote& quote, const std::string& go) {
  Typed typed;
  typed.knobs = quote.knobs;
  Program program = programs_of(terminal, {&entry, {&scenario}, true}, typed).front();
  follow_go(program, go);
  program.procs = quote.procs ? quote.procs : scenario.procs ? scenario.procs : kSeveralProcs;
  return {quote, std::move(program)};
}

void add_quotes(const Terminal& terminal, const Selection& selection, CheckNotesRequest& request) {
  for (const lessons::Quote& quote : lessons::quotes_of(*selection.entry)) {
    const auto scenario = std::ranges::find(selection.scenarios, quote.program, &lessons::Scenario::name);
    if (scenario == selection.scenarios.end()) continue;
    request.quotes.push_back(quoted_program(terminal, *selection.entry, **scenario, quote, request.go));
  }
}

std::string parse_go(const Terminal& terminal, const std::string& typed) {
  if (std::ranges::find(kGoVersions, typed) == kGoVersions.end()) {
    refuse(terminal, {fmt::format("--go에는 {}부터 {}까지의 버전을 준다: '{}'는 아니다", kGoVersions.front(),
                                  kGoVersions.back(), typed),
                      fmt::format("--go takes a version from {} to {}: not '{}'", kGoVersions.front(),
                                  kGoVersions.back(), typed)});
  }
  return typed;
}

}  // namespace

CheckNotesRequest check_notes_request(const Terminal& terminal, const Typed& typed) {
  CheckNotesRequest request{.quotes = {}, .go = std::string(kGoVersions.back()), .json = typed.json};
  if (typed.go) request.go = parse_go(terminal, *typed.go);
  request.time = typed.budget ? parse_budget(terminal, *typed.budget) : std::chrono::seconds(10);
  for (const std::string& id : typed.ids) {
    const std::size_t before = request.quotes.size();
    add_quotes(terminal, select_lesson(terminal, id), request);
    if (request.quotes.size() == before) request.unquoted.push_back(id);
  }
  if (!typed.ids.empty()) return request;
  for (const lessons::Entry& entry : lessons::course()) {
    add_quotes(terminal, select_lesson(terminal, entry.lesson.id), request);
  }
  return request;
}

}  // namespace golearn::cli
