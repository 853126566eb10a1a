#include "commands/search_page.hpp"

#include "export/page.hpp"
#include "golearn/study/run.hpp"
#include "words/results.hpp"
#include "words/search.hpp"
#include "words/steps.hpp"

namespace golearn::commands {
namespace {

exports::PageRun page_run(const words::ClassWords& its, study::RunSpec spec, exports::PageTables& tables) {
  words::watch_for_picture(spec);
  spec.watch.insert("reasons");
  if (its.simplest->raced) spec.watch.insert("race");
  const study::RunRecord record = study::run(spec);
  const Picture picture = words::picture_of_run(record);
  return {its.title + study::Text{". ", ". "} + its.about, its.simplest->printed, its.tone,
          exports::run_json(spec, record, picture, tables)};
}

}  // namespace

std::string search_page(const study::SearchSummary& summary,
                        const std::function<study::RunSpec(const study::Found&)>& replay_of, study::Language language) {
  exports::PageTables tables;
  std::vector<exports::PageRun> runs;
  const study::Runnable* runnable = nullptr;
  for (const words::ClassWords& its : words::class_words(summary, summary.stopped)) {
    const study::RunSpec spec = replay_of(*its.simplest);
    runnable = spec.runnable;
    runs.push_back(page_run(its, spec, tables));
  }
  if (runs.empty()) throw study::Refusal({"그릴 결과가 없다", "the search has found no result to show"});
  return exports::page_of(*runnable, language, words::about_counts(summary), runs, tables);
}

}  // namespace golearn::commands
