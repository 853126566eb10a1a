// The lines that sum up many runs: see many_runs_json.cpp, search_json.cpp and notes_json.cpp.
#include "export/line_kinds.hpp"
#include "export/notes_json.hpp"
#include "golearn/study/found.hpp"

namespace golearn::exports {
namespace {

Keys what_was_run() {
  return {{"program", "its id", text()},
          {"procs", "GOMAXPROCS", count()},
          {"knobs", "those that were set", texts_by_name()}};
}

Key version() { return {"version", "of this format, as in a line of kind run", always(kVersion)}; }

Key go_version(const char* meaning, bool required = true) { return {"go", meaning, text(), required}; }

LineKind runs() {
  const ordered_json results =
      list_of(object_of({{"runs", "how many gave it", count()},
                         {"printed", "", text()},
                         {"death", "the first line of what it died of; empty: it did not", text()}}));
  return {"runs", "of --runs: what came of many runs",
          Keys{version()} + what_was_run() +
              Keys{{"runs", "how many there were", count()},
                   {"race_gaps", "how often others wrote in a gap that golearn had widened", count()},
                   {"results", "the most frequent first", results},
                   go_version("real Go's version, of compare", false),
                   {"go_results", "and its results", results, false}}};
}

ordered_json found() {
  return object_of({{"class", "the worst come first", names_to(study::ResultKind::well)},
                    {"printed", "", text()},
                    {"ending", "", ending()},
                    {"exit_status", "", count()},
                    {"message", "of the panic or fatal error", text()},
                    {"leaked", "goroutines left behind", count()},
                    {"raced", "has a data race", flag()},
                    {"broken", "which of the promises", list_of(count())},
                    {"schedules", "that gave it", count()},
                    {"drawn", "of them, by chance", count()},
                    {"preemptions", "that its example needs", count()},
                    {"fewest", "no schedule gives it with fewer", flag()},
                    {"token", "replays the example", text()}});
}

Keys plan() {
  return {{"strategy", "automatic, exhaustive, or the sampler's name and value", text()},
          {"bound", "on preemptions", or_null(count())},
          {"seed", "of what is random", count()},
          {"any_timer", "timers may go off at any time", flag()},
          {"all_draws", "random numbers are choices", flag()},
          {"assumes", "what it did not vary", list_of(text())},
          {"races", "data races were looked for", flag()},
          {"promises", "of the program", list_of(in_both_languages())},
          {"shard", "which part of the search, from 1 on", count()},
          {"shards", "of how many", count()}};
}

Keys counts() {
  return {{"schedules", "how many it has seen", count()},
          {"runs", "made for that", count()},
          {"too_long", "schedules that were cut off", count()},
          {"unlisted", "schedules whose results are not in the list", count()},
          {"pairs", "of places whose order may matter", count()},
          {"in_both_orders", "of them, those that came in both orders", count()}};
}

LineKind search() {
  return {"search", "of explore: what a search has found",
          Keys{version()} + what_was_run() + plan() + counts() +
              Keys{{"complete", "it has seen every schedule", flag()},
                   {"interrupted", "by Ctrl-C", flag()},
                   {"stopped", "by --until", flag()},
                   {"seconds", "that it took", number()},
                   {"results", "class by class", list_of(found())},
                   {"missing", "of joined parts: those that are not there", list_of(count())}}};
}

ordered_json departure() {
  return or_null(object_of({{"line", "of the output, from 1 on", count()},
                            {"expected", "null: the end", or_null(text())},
                            {"instead", "null: the end", or_null(text())}}));
}

LineKind quote() {
  ordered_json verdict = names_to(study::Verdict::not_found, [](auto verdict) { return word_for(verdict); });
  verdict["enum"].push_back(kPicture);
  return {"quote", "of check-notes: an output that the notes show",
          Keys{{"notes", "where: file and line", text()}} + what_was_run() +
              Keys{go_version("whose rules were used"),
                   {"lines", "of the output", count()},
                   {"verdict", "", verdict},
                   {"ground", "what that stands on",
                    names_to(study::Ground::apart, [](auto ground) { return word_for(ground); }), false},
                   {"schedules", "how many were searched", count(), false},
                   {"departure", "the first line that cannot come, and what comes instead", departure(), false},
                   {"token", "replays it", text(), false},
                   {"other_go", "a version of Go by whose rules it comes", text(), false}}};
}

LineKind notes() {
  Keys keys{version(), go_version("whose rules were used")};
  for (const char* verdict : {"certain", "possible", "impossible", "not_found", "picture"}) {
    keys.push_back({verdict, "how many outputs are", count()});
  }
  return {"notes", "of check-notes, the last line: the counts", keys + Keys{{"interrupted", "by Ctrl-C", flag()}}};
}

}  // namespace

std::vector<LineKind> summary_lines() { return {runs(), search(), quote(), notes()}; }

}  // namespace golearn::exports
