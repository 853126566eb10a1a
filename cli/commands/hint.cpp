// golearn hint: the hints of a question or a challenge, one at a time.
#include <fmt/format.h>

#include "args/values.hpp"
#include "commands/command.hpp"
#include "course/learner.hpp"
#include "words/tasks.hpp"

namespace golearn::commands {
namespace {

using lessons::Entry;

// As it is asked next: of another value of its knob another choice is wrong.
lessons::JudgedQuestion as_asked(const Entry& entry, const lessons::Question& question) {
  const course::Learner learner;
  const auto& known = learner.progress().of(entry.id).questions;
  const auto at = known.find(question.id);
  return judge(entry, question, varied(entry, question, at == known.end() ? 0 : at->second.asked));
}

std::vector<std::string> hints_of(const Entry& entry, const std::string& task, Language language) {
  const lessons::Practice& practice = practice_of(entry);
  if (const lessons::Question* question = practice.question(task)) {
    return words::hints(language, *question, as_asked(entry, *question));
  }
  const lessons::Challenge& challenge = *practice.challenge(task);
  return words::hints(language, challenge, lessons::search_of(program_of(entry, challenge.setup), challenge.setup));
}

void check_words(const std::vector<std::string>& words) {
  if (words.size() < 3) return;
  throw Refusal(
      {fmt::format("인수가 하나 더 있다: '{}'", words[2]), fmt::format("'{}' is one argument too many", words[2])});
}

int run_hint(const Request& request, const Stage& stage) {
  check_words(request.words);
  const Entry& entry = *request.selection.entries.front();
  const std::string& task = request.selection.task;
  if (task.empty()) {
    throw Refusal(
        {fmt::format("어느 문제나 도전인지 적는다: golearn hint {}/이름 (이름: golearn quiz {}, golearn challenge {})",
                     entry.id, entry.id, entry.id),
         fmt::format("name a question or a challenge: golearn hint {}/NAME (names: golearn quiz {}, golearn "
                     "challenge {})",
                     entry.id, entry.id, entry.id)});
  }
  const std::vector<std::string> all = hints_of(entry, task, stage.language);
  const int last = static_cast<int>(all.size());
  const int nth = request.words.size() > 1 ? args::whole("N", request.words[1], 1, last) : 1;
  show(stage, {words::Sentence{all[static_cast<std::size_t>(nth - 1)]}});
  if (nth < last) {
    show(stage,
         {words::Line{{{fmt::format("golearn hint {}/{} {}", entry.id, task, nth + 1), words::Tone::command}}, 2}});
  }
  return 0;
}

}  // namespace

Command hint() {
  return {{.name = "hint",
           .help = {"문제나 도전의 힌트를 하나씩 보여 준다", "a hint for a question or a challenge, one at a time"},
           .words = args::Words::task_number},
          run_hint};
}

}  // namespace golearn::commands
