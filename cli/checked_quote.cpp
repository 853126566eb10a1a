#include "checked_quote.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "go_rules.hpp"
#include "token.hpp"

namespace golearn::cli {
namespace {

using nlohmann::ordered_json;

FindReport find(const Program& program, const FindPlan& plan, const ExpectedOutput& output) {
  const auto body = program.scenario->program;
  const lessons::Settings& settings = program.settings;
  return find_output(
      plan, [body, &settings] { body(settings); }, output);
}

FindPlan plan_for(const CheckNotesRequest& request, const Program& program, const std::function<bool()>& interrupted) {
  FindPlan plan;
  plan.procs = program.procs;
  plan.time = request.time;
  plan.draws = !program.scenario->random.empty();
  plan.interrupted = interrupted;
  return plan;
}

// The first version with other rules under which the output is known to be possible.
std::string version_for(const QuotedProgram& quoted, const FindPlan& plan) {
  for (const std::string& version : other_rules(quoted.program)) {
    Program other = quoted.program;
    follow_go(other, version);
    const Verdict verdict = find(other, plan, quoted.quote.output).verdict;
    if (verdict == Verdict::certain || verdict == Verdict::possible) return version;
  }
  return "";
}

ordered_json departure_of(const CheckedQuote& c) {
  const auto& departure = c.report.departure;
  if (!departure || c.report.verdict == Verdict::certain) return nullptr;
  const ExpectedOutput& output = c.quoted->quote.output;
  const std::string* expected = expected_line(output, departure->item);
  return {{"line", line_number(output, departure->item)},
          {"expected", expected ? ordered_json(*expected) : ordered_json(nullptr)},
          {"instead", departure->instead ? ordered_json(*departure->instead) : ordered_json(nullptr)}};
}

std::string_view ground_word(Ground ground) {
  switch (ground) {
    case Ground::all_schedules: return "all_schedules";
    case Ground::go_order: return "go_order";
    case Ground::search: return "search";
    case Ground::apart: return "apart";
  }
  return "";
}

ordered_json head_of(const CheckNotesRequest& request, const QuotedProgram& q) {
  return {{"kind", "quote"},
          {"notes", place_of(q.quote)},
          {"program", full_id(*q.program.entry, *q.program.scenario)},
          {"procs", q.program.procs},
          {"knobs", q.program.typed},
          {"go", request.go},
          {"lines", q.quote.output.lines()}};
}

void add_verdict(ordered_json& json, const CheckedQuote& c) {
  json["verdict"] = verdict_word(c.report.verdict);
  json["ground"] = ground_word(c.report.ground);
  json["schedules"] = c.report.schedules;
  json["departure"] = departure_of(c);
  json["token"] = c.token;
  json["other_go"] = c.other_go;
}

std::string line_of(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

CheckedQuote check(const CheckNotesRequest& request, const QuotedProgram& quoted,
                   const std::function<bool()>& interrupted) {
  const FindPlan plan = plan_for(request, quoted.program, interrupted);
  CheckedQuote checked{&quoted, find(quoted.program, plan, quoted.quote.output), "", ""};
  const FindReport& report = checked.report;
  if (report.verdict == Verdict::certain || report.verdict == Verdict::possible) {
    checked.token = to_string(Token{quoted.program, plan.seed, report.ticking, report.example});
  } else if (!report.interrupted) {
    checked.other_go = version_for(quoted, plan);
  }
  return checked;
}

std::string_view verdict_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::certain: return "certain";
    case Verdict::possible: return "possible";
    case Verdict::impossible: return "impossible";
    case Verdict::not_found: return "not_found";
  }
  return "";
}

std::string place_of(const lessons::Quote& quote) { return fmt::format("{}:{}", quote.file, quote.line); }

std::size_t line_number(const ExpectedOutput& output, std::size_t item) {
  const auto end = output.items.begin() + static_cast<std::ptrdiff_t>(item);
  return 1 + static_cast<std::size_t>(std::ranges::count(output.items.begin(), end, false, &ExpectedOutput::Item::gap));
}

const std::string* expected_line(const ExpectedOutput& output, std::size_t item) {
  while (item < output.items.size() && output.items[item].gap) ++item;
  return item < output.items.size() ? &output.items[item].line.written() : nullptr;
}

std::string to_json(const CheckNotesRequest& request, const std::vector<CheckedQuote>& checked, bool interrupted) {
  std::string out;
  ordered_json total{{"kind", "notes"}, {"go", request.go}, {"certain", 0}, {"possible", 0},
                     {"impossible", 0}, {"not_found", 0},   {"picture", 0}, {"interrupted", interrupted}};
  auto next = checked.begin();
  for (const QuotedProgram& q : request.quotes) {
    ordered_json json = head_of(request, q);
    if (q.quote.picture) {
      json["verdict"] = "picture";
    } else if (next != checked.end()) {
      add_verdict(json, *next++);
    } else {
      continue;  // not reached before the interrupt
    }
    ordered_json& count = total[json["verdict"].get<std::string>()];
    count = count.get<int>() + 1;
    out += line_of(json);
  }
  return out + line_of(total);
}

}  // namespace golearn::cli
