// golearn replay: runs again, step for step, what a token stands for.
#include "args/selection.hpp"
#include "commands/options.hpp"
#include "commands/told_run.hpp"
#include "golearn/study/token.hpp"

namespace golearn::commands {
namespace {

ToldRun resolve(const Request& request, const Form& form) {
  const study::Token token = study::parse_token(request.words.front());
  const lessons::Program& program = *args::select_lesson(token.program).programs.front();
  ToldRun run{&program, study::replay_of(program.runnable, token)};
  watch(request, form, run.spec);
  return run;
}

int run_replay(const Request& request, const Stage& stage) {
  Form form = form_of(request);
  form.short_steps = true;
  return run_told({resolve(request, form)}, form, stage);
}

std::vector<Option> options() {
  std::vector<Option> all = watching();
  append(all, forms());
  return all;
}

}  // namespace

Command replay() {
  return {{.name = "replay",
           .help = {"explore가 찾은 실행을 그대로 다시 실행한다", "runs again what explore has found"},
           .words = args::Words::token,
           .options = options()},
          run_replay};
}

}  // namespace golearn::commands
