#include "export/notes_json.hpp"

#include "export/json.hpp"

namespace golearn::exports {
namespace {

using study::Ground;
using study::Verdict;
using words::CheckedQuote;
using words::QuotedRun;

ordered_json departure_of(const CheckedQuote& c) {
  const auto& departure = c.report().departure;
  if (!departure || c.report().verdict == Verdict::certain) return nullptr;
  const ExpectedOutput& output = c.quoted->quote.output;
  const std::string* expected = words::expected_line(output, departure->item);
  return {{"line", words::line_number(output, departure->item)},
          {"expected", expected ? ordered_json(*expected) : ordered_json(nullptr)},
          {"instead", departure->instead ? ordered_json(*departure->instead) : ordered_json(nullptr)}};
}

ordered_json head_of(const std::string& go, const QuotedRun& q) {
  return {{"kind", "quote"},
          {"notes", words::place_of(q.quote)},
          {"program", q.spec.runnable->id},
          {"procs", q.spec.procs},
          {"knobs", q.spec.settings.typed()},
          {"go", go},
          {"lines", q.quote.output.lines()}};
}

void add_verdict(ordered_json& json, const CheckedQuote& c) {
  json["verdict"] = word_for(c.report().verdict);
  json["ground"] = word_for(c.report().ground);
  json["schedules"] = c.report().schedules;
  json["departure"] = departure_of(c);
  json["token"] = c.judged.token;
  json["other_go"] = c.judged.other_go;
}

}  // namespace

std::string_view word_for(Verdict verdict) {
  switch (verdict) {
    case Verdict::certain: return "certain";
    case Verdict::possible: return "possible";
    case Verdict::impossible: return "impossible";
    case Verdict::not_found: return "not_found";
  }
  return "";
}

std::string_view word_for(Ground ground) {
  switch (ground) {
    case Ground::all_schedules: return "all_schedules";
    case Ground::go_order: return "go_order";
    case Ground::search: return "search";
    case Ground::apart: return "apart";
  }
  return "";
}

std::string to_json(const std::string& go, const std::vector<QuotedRun>& quotes,
                    const std::vector<CheckedQuote>& checked, bool interrupted) {
  std::string out;
  ordered_json total{{"kind", "notes"}, {"version", kVersion}, {"go", go},
                     {"certain", 0},    {"possible", 0},       {"impossible", 0},
                     {"not_found", 0},  {kPicture, 0},         {"interrupted", interrupted}};
  auto next = checked.begin();
  for (const QuotedRun& q : quotes) {
    ordered_json json = head_of(go, q);
    if (q.quote.image) {
      json["verdict"] = kPicture;
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

}  // namespace golearn::exports
