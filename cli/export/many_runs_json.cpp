#include "export/many_runs_json.hpp"

#include "export/json.hpp"

namespace golearn::exports {
namespace {

using study::Tally;

ordered_json to_json(const Tally& tally) {
  ordered_json all = ordered_json::array();
  for (const Tally::Row& row : tally.rows()) {
    all.push_back({{"runs", row.runs}, {"printed", row.result.printed}, {"death", row.result.death}});
  }
  return all;
}

}  // namespace

std::string to_json(const study::ManyRuns& runs) {
  ordered_json line{{"kind", "runs"},
                    {"version", kVersion},
                    {"program", runs.spec.runnable->id},
                    {"procs", runs.spec.procs},
                    {"knobs", runs.spec.settings.typed()},
                    {"runs", runs.ours.runs()},
                    {"race_gaps", runs.race_gaps},
                    {"results", to_json(runs.ours)}};
  if (runs.theirs) line.update({{"go", runs.go}, {"go_results", to_json(*runs.theirs)}});
  return line_of(line);
}

}  // namespace golearn::exports
