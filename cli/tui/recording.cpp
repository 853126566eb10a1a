#include "tui/recording.hpp"

#include <algorithm>

#include "golearn/study/facts.hpp"
#include "golearn/study/lines.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/watched.hpp"
#include "lessons/lesson_text.hpp"
#include "words/filled.hpp"
#include "words/next_steps.hpp"
#include "words/outcome.hpp"
#include "words/reasons.hpp"
#include "words/run_verdict.hpp"
#include "words/step_sentences.hpp"
#include "words/steps.hpp"

namespace golearn::tui {
namespace {

using study::RunRecord;
using study::RunSpec;

// Both languages at the same places: what is said in one is said in the other.
std::vector<Text> paired(const std::vector<std::string>& korean, const std::vector<std::string>& english) {
  std::vector<Text> all;
  for (std::size_t i = 0; i < std::min(korean.size(), english.size()); ++i) all.push_back({korean[i], english[i]});
  return all;
}

class Recorder {
 public:
  Recorder(const lessons::Program& program, const RunSpec& spec, const RunRecord& record)
      : program_(program),
        spec_(spec),
        record_(record),
        picture_(words::picture_of_run(record)),
        korean_(words::names_in(Language::korean, program.runnable, record, picture_)),
        english_(words::names_in(Language::english, program.runnable, record, picture_)) {}

  Recording recording() {
    const auto& named = record_.seen.get<study::Named>();
    Recording made{.picture = picture_, .started = named.started, .named = named.objects};
    made.sentences = words::sentences_of(korean_, english_, picture_);
    made.ending = record_.outcome.ending;
    made.message = record_.outcome.message;
    made.again = words::same_again(spec_);
    add_lines(made);
    add_rest(made);
    for (const words::VerdictLine& line : words::verdict_of(spec_, record_, picture_)) {
      made.verdict.push_back({line.tone, line.text});
    }
    made.happened =
        paired(words::what_happened(korean_, spec_, record_), words::what_happened(english_, spec_, record_));
    add_texts(made);
    return made;
  }

 private:
  // The reasons are told line by line, as the steps that print are.
  void add_lines(Recording& made) const {
    std::vector<const Why*> whys;
    for (const Why& why : record_.seen.get<study::Reasons>().lines) {
      if (!why.sends) whys.push_back(&why);
    }
    for (std::size_t i = 0; i < picture_.steps.size(); ++i) {
      const PictureStep& step = picture_.steps[i];
      if (step.kind != EventKind::print) continue;
      RecordedLine line{.step = i, .goroutine = step.goroutine, .time = step.time, .text = study::dateless(step.text)};
      const std::size_t nth = made.lines.size();
      if (nth < whys.size()) {
        line.why = {words::about_turn(korean_, *whys[nth], spec_), words::about_turn(english_, *whys[nth], spec_)};
      }
      made.lines.push_back(std::move(line));
    }
  }

  void add_rest(Recording& made) const {
    made.left_out = record_.seen.get<study::Events>().left_out;
    if (made.left_out == 0) return;
    const std::vector<std::string> printed = study::split_lines(record_.printed);
    for (std::size_t i = made.lines.size(); i < printed.size(); ++i) made.rest.push_back(study::dateless(printed[i]));
  }

  void add_texts(Recording& made) const {
    const study::Facts facts(spec_, record_);
    const lessons::LessonText ko = text_of(*program_.entry, Language::korean);
    const lessons::LessonText en = text_of(*program_.entry, Language::english);
    const auto& ko_mine = ko.scenario(program_.scenario.name);
    const auto& en_mine = en.scenario(program_.scenario.name);
    made.notice = paired(words::applying(Language::korean, ko_mine.notice, facts),
                         words::applying(Language::english, en_mine.notice, facts));
    const auto ko_tries = words::suggestions(Language::korean, spec_, ko_mine, facts);
    const auto en_tries = words::suggestions(Language::english, spec_, en_mine, facts);
    for (std::size_t i = 0; i < std::min(ko_tries.size(), en_tries.size()); ++i) {
      made.tries.push_back({{ko_tries[i].command, en_tries[i].command}, {ko_tries[i].shows, en_tries[i].shows}});
    }
  }

  const lessons::Program& program_;
  const RunSpec& spec_;
  const RunRecord& record_;
  Picture picture_;
  words::Names korean_, english_;
};

}  // namespace

Recording record(const lessons::Program& program, RunSpec spec) {
  words::watch_for_picture(spec);
  spec.watch.insert("why");
  const RunRecord record = study::run(spec);
  return Recorder(program, spec, record).recording();
}

words::Names names_in(Language language, const lessons::Program& program, const Recording& recording) {
  RunRecord record;
  record.seen.put(study::Named{.started = recording.started, .objects = recording.named, .made = {}});
  return words::names_in(language, program.runnable, record, recording.picture);
}

}  // namespace golearn::tui
