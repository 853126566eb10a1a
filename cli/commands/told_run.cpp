#include "commands/told_run.hpp"

#include <optional>

#include <fmt/format.h>

#include "commands/live_sinks.hpp"
#include "commands/options.hpp"
#include "golearn/observe/race_report.hpp"
#include "golearn/study/korean.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/token.hpp"
#include "golearn/study/watched.hpp"
#include "golearn/study/watchers.hpp"
#include "host/exit_status.hpp"
#include "host/output.hpp"
#include "render/fold.hpp"
#include "words/folded.hpp"
#include "words/histories.hpp"
#include "words/lesson.hpp"
#include "words/names.hpp"
#include "words/steps.hpp"

namespace golearn::commands {
namespace {

constexpr std::size_t kFewSteps = 12;

// What Go writes to stderr. It counts races when it exits, which a program that dies does not come to. Where people
// read it, what repeats is said once.
std::string reports(const study::RunSpec& spec, const study::RunRecord& record, const Form& form, const Stage& stage) {
  const auto& races = record.seen.get<study::Races>().races;
  const bool counted = !died(record.outcome.ending);
  const std::string raced = race_report(races, counted ? races.size() : 0, spec.runnable->places);
  const std::string died = death_report(record.outcome, spec.runnable->places);
  if (form.all || form.raw || !stage.screen.errors_on_terminal) return raced + died;
  return render::folded(raced + words::without_repetition(stage.language, died),
                        [&](std::size_t lines) { return words::left_out(stage.language, lines); });
}

// Unasked only where they are few; the histories below them, but where they are too short to tell anything.
void show_picture(const study::RunSpec& spec, const study::RunRecord& record, const Picture& picture, const Form& form,
                  const Stage& stage) {
  const bool steps = form.steps || (form.short_steps && picture.steps.size() <= words::kReadAtOnce);
  const words::Names names = words::names_in(stage.language, *spec.runnable, record, picture);
  if (steps) {
    const std::uint64_t left_out = record.seen.get<study::Events>().left_out;
    show(stage, words::about_steps(names, picture, form.steps.value_or(words::StepRange{}), left_out));
  }
  if (form.histories || (steps && picture.steps.size() >= kFewSteps))
    show(stage, words::about_histories(names, picture));
}

int run_one(const ToldRun& run, const Form& form, const Stage& stage) {
  if (form.for_people()) show(stage, words::before_run(stage.language, run.spec));
  const std::unique_ptr<LiveSink> sink = sink_for(run.spec, form, stage);
  const study::RunRecord record = study::run(run.spec, *sink);
  if (record.strayed) throw study::does_not_fit();
  sink->finish(record);
  host::write_error(reports(run.spec, record, form, stage));
  const Picture picture = form.needs_picture() ? words::picture_of_run(record) : Picture{};
  if (form.for_people() && form.needs_picture()) show_picture(run.spec, record, picture, form, stage);
  if (form.for_people()) show(stage, words::after_run(stage.language, *run.program, run.spec, record));
  for (const RunFile& file : form.files) {
    const exports::DrawnRun drawn{run.spec, record, picture, form.steps.value_or(words::StepRange{})};
    write(file, file.form->content(drawn, stage.language), form.for_people(), stage);
  }
  return record.outcome.exit_status;
}

}  // namespace

Form form_of(const Request& request) {
  Form form{.raw = request.has("raw"), .all = request.has("all"), .stamps = args::stamps_of(request)};
  for (const exports::ExporterRow& row : exports::exporters()) {
    if (!request.has(row.name)) continue;
    if (form.raw || form.exporter) {
      const std::string other = form.raw ? "raw" : form.exporter->name;
      throw Refusal({fmt::format("{} {} 함께 쓸 수 없다", study::with_particle("--" + other, "과", "와"),
                                 study::with_particle(fmt::format("--{}", row.name), "은", "는")),
                     fmt::format("--{} and --{} exclude each other", other, row.name)});
    }
    form.exporter = &row;
  }
  if (form.raw && request.has("why")) {
    throw Refusal({"--raw와 --why는 함께 쓸 수 없다: --raw는 프로그램의 출력만 낸다",
                   "--raw and --why exclude each other: --raw gives the program's output and nothing else"});
  }
  for (const std::string picture : {"picture", "steps"}) {
    if (!request.has(picture) || form.for_people()) continue;
    const std::string option = "--" + picture;
    throw Refusal({study::with_particle(option, "은", "는") +
                       " --raw, --json과 함께 쓸 수 없다: 그 출력에는 그림이 들어갈 자리가 없다",
                   option + " excludes --raw and --json: their output has no place for a picture"});
  }
  if (request.has("steps")) form.steps = step_range(request);
  form.processors = args::typed_word(request, "picture", kProcessors);
  form.histories = request.has("picture") && !form.processors;
  form.files = files_of(request);
  return form;
}

void watch(const Request& request, const Form& form, study::RunSpec& spec) {
  for (const study::WatcherRow& row : study::watchers()) {
    if (request.has(std::string(row.name))) spec.watch.emplace(row.name);
  }
  if (form.needs_picture()) words::watch_for_picture(spec);
  if (!form.files.empty() && !spec.watches("why")) spec.watch.insert("reasons");
  if (form.raw) return;
  if (!spec.runnable->measures || spec.watches("why")) spec.watch.insert("waits");
  if (form.processors || (form.for_people() && spec.runnable->shows_processors)) spec.watch.insert("processors");
  if (form.for_people() && !spec.watch.empty()) spec.watch.insert("names");
}

int run_told(const std::vector<ToldRun>& runs, const Form& form, const Stage& stage) {
  std::vector<std::string> programs;
  for (const ToldRun& run : runs) programs.push_back(run.spec.runnable->id);
  check(form.files, programs);
  int status = 0;
  for (const ToldRun& run : runs) {
    if (form.for_people() && &run != &runs.front()) host::write_out("\n");
    const int mine = run_one(run, form, stage);
    if (status == 0) status = mine;
    if (mine == host::kInterrupted) return mine;
  }
  return status;
}

}  // namespace golearn::commands
