// A recording says of a run what its plain command says of it.
#include "golearn/study/run.hpp"
#include "golearn/study/watched.hpp"
#include "recorded_runs.hpp"
#include "support/catch.hpp"
#include "words/next_steps.hpp"
#include "words/reasons.hpp"
#include "words/run_verdict.hpp"
#include "words/steps.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::tui;

namespace {

struct Watched {
  study::RunSpec spec;
  study::RunRecord record;
};

Watched watched(const RunChoice& choice) {
  study::RunSpec spec = spec_of(choice);
  words::watch_for_picture(spec);
  spec.watch.insert("why");
  return {spec, study::run(spec)};
}

const std::vector<Why> reasons_of(const study::RunRecord& record) {
  std::vector<Why> lines = record.seen.get<study::Reasons>().lines;
  std::erase_if(lines, [](const Why& each) { return each.sends; });
  return lines;
}

}  // namespace

TEST_CASE("each line has its own reason, in the words of --why", "[recording]") {
  const std::string program = GENERATE("9.1.1/basics", "9.2.2/buffered", "9.3.4", "10.7", "9.3.6", "9.2.3/range");
  const RunChoice choice{.program = &program_called(program), .procs = 1};
  const Watched run = watched(choice);
  const Recording recording = recorded_run(choice);
  const Picture picture = words::picture_of_run(run.record);
  const std::vector<Why> reasons = reasons_of(run.record);
  INFO(program);
  REQUIRE(reasons.size() == recording.lines.size());
  for (const Language language : {Language::korean, Language::english}) {
    const words::Names names = words::names_in(language, choice.program->runnable, run.record, picture);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      CHECK(recording.lines[i].why.in(language) == words::about_turn(names, reasons[i], run.spec));
    }
  }
}

TEST_CASE("on several processors, too, a line has the reason of the same line", "[recording]") {
  const std::string program = GENERATE("9.1.2", "9.2.2/buffered", "9.3.4", "10.7", "11.8", "12.3");
  for (int procs : {2, 4}) {
    const Watched run = watched({.program = &program_called(program), .procs = procs});
    const std::vector<Why> reasons = reasons_of(run.record);
    std::size_t nth = 0;
    INFO(program << " " << procs);
    for (const PictureStep& step : words::picture_of_run(run.record).steps) {
      if (step.kind != EventKind::print) continue;
      REQUIRE(nth < reasons.size());
      CHECK(reasons[nth].text == step.text);
      CHECK(reasons[nth++].goroutine == step.goroutine);
    }
    CHECK(nth == reasons.size());
  }
}

TEST_CASE("what happened, what to notice and what to try are told in both languages", "[recording]") {
  const std::string program = GENERATE("9.1.1/basics", "9.2.2/buffered", "9.3.1", "10.7");
  const Recording recording = recorded_run({.program = &program_called(program), .procs = 1});
  const auto check = [](const std::vector<Text>& texts) {
    CHECK(!texts.empty());
    for (const Text& each : texts) CHECK((!each.ko.empty() && !each.en.empty() && each.ko != each.en));
  };
  INFO(program);
  check(recording.happened);
  check(recording.notice);
  check(recording.sentences);
  CHECK(!recording.verdict.empty());
  CHECK(!recording.tries.empty());
}

TEST_CASE("the same again is the same run", "[recording]") {
  const RunChoice choice{.program = &program_called("9.2.2/buffered"), .procs = 1};
  const auto texts = [](const Recording& recording) {
    std::string all;
    for (const RecordedLine& line : recording.lines) all += std::to_string(line.step) + line.text + "\n";
    return all;
  };
  CHECK(texts(recorded_run(choice)) == texts(recorded_run(choice)));
}

TEST_CASE("a goroutine and a thing are called in a recording what they are called in the run", "[recording]") {
  const RunChoice choice{.program = &program_called("10.7"), .procs = 1};
  const Watched run = watched(choice);
  const Recording recording = recorded_run(choice);
  for (const Language language : {Language::korean, Language::english}) {
    const words::Names here = names_in(language, *choice.program, recording);
    const words::Names there =
        words::names_in(language, choice.program->runnable, run.record, words::picture_of_run(run.record));
    for (const PictureGoroutine& each : recording.picture.goroutines)
      CHECK(here.goroutine(each.id) == there.goroutine(each.id));
    for (const PictureObject& each : recording.picture.objects)
      CHECK(here.short_name(each.id) == there.short_name(each.id));
  }
}
