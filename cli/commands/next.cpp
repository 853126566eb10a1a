// golearn next: what to do now, and why.
#include <unistd.h>

#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/learning.hpp"
#include "commands/next.hpp"
#include "export/practice_json.hpp"
#include "host/output.hpp"
#include "host/self.hpp"
#include "words/progress.hpp"

namespace golearn::commands {
namespace {

int run_next(const Request& request, const Stage& stage) {
  const course::Learner learner;
  const std::vector<course::Advice> all = course::advice(learner.progress(), course::now());
  if (request.has("json")) {
    for (const course::Advice& each : all) host::write_out(exports::advice_line(each));
    return 0;
  }
  if (request.has("run")) {
    const std::string command = words::command_of(all.front());
    show(stage, {words::Line{{{"$ " + command, words::Tone::command}}}, words::Gap{}});
    host::become_golearn(lessons::words_of(command), stage.language == Language::korean ? "ko" : "en");
  }
  tell_next(stage, learner);
  return 0;
}

}  // namespace

void tell_next(const Stage& stage, const course::Learner& learner) {
  show(stage, words::about_advice(stage.language, course::advice(learner.progress(), course::now())));
  tell_complaint(stage, learner);
}

Command next() {
  return {{.name = "next",
           .help = {"다음에 할 일과 그 까닭", "what to do next, and why"},
           .options = {{"run", {"그 명령을 바로 실행한다", "runs that command at once"}, Option::Takes::nothing},
                       {"json", {"할 일을 JSON 한 줄씩", "as lines of JSON"}, Option::Takes::nothing}}},
          run_next};
}

}  // namespace golearn::commands
