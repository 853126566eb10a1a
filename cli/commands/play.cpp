// golearn play: the learner is the scheduler.
#include <fmt/format.h>

#include "args/values.hpp"
#include "commands/command.hpp"
#include "commands/options.hpp"
#include "commands/play_game.hpp"
#include "golearn/study/korean.hpp"
#include "golearn/study/token.hpp"
#include "golearn/study/turn.hpp"

namespace golearn::commands {
namespace {

// At the last of the token's interventions, or where --at says.
GameStart from_token(const Request& request) {
  if (!request.knobs.empty()) {
    const std::string knob = request.knobs.begin()->first;
    throw Refusal({"토큰에는 설정이 들어 있다: " + study::with_particle("--" + knob, "을", "를") + " 뺀다",
                   fmt::format("a token has its own settings: leave out --{}", knob)});
  }
  const study::Token token = study::parse_token(request.words.front());
  GameStart start{.spec = study::replay_of(request.selection.programs.front()->runnable, token)};
  start.token = study::run_on(start.spec, token.schedule);
  const auto all = static_cast<int>(start.token->choices.size());
  const auto typed = request.value("at");
  start.at = typed ? static_cast<std::size_t>(args::whole("at", *typed, 0, all)) : token.schedule.choices.size();
  return start;
}

// Of several programs the first: one is played at a time.
GameStart from_beginning(const Request& request) {
  if (request.has("at")) {
    throw Refusal(
        {"--at은 토큰과 함께 쓴다: golearn play 토큰 --at 3", "--at goes with a token: golearn play TOKEN --at 3"});
  }
  const lessons::Program& program = *request.selection.programs.front();
  return {.spec = study::small_run(program.runnable, request.knobs_of(program))};
}

GameStart resolve(const Request& request) {
  GameStart start = study::looks_like_token(request.words.front()) ? from_token(request) : from_beginning(request);
  start.spec.watch.insert("names");
  start.steps = request.has("steps");
  if (start.steps) words::watch_for_picture(start.spec);
  return start;
}

int run_play(const Request& request, const Stage& stage) {
  play_game(stage, resolve(request));
  return 0;
}

}  // namespace

Command play() {
  return {{.name = "play",
           .help = {"스케줄러가 되어, 다음에 실행할 고루틴을 직접 고른다",
                    "you choose who makes the next step, and try to make it go wrong"},
           .words = args::Words::lesson_or_token,
           .knobs = true,
           .options = {{"at",
                        {"토큰의 선택을 이만큼 따라간 뒤 시작한다 (기본값: 마지막으로 끼어든 뒤)",
                         "begin after so many of the token's choices (default: after its last intervention)"}},
                       {"steps",
                        {"고를 때마다 여기까지 온 단계를 그린다", "each turn draws the steps that led there"},
                        Option::Takes::nothing},
                       ascii_option()}},
          run_play};
}

}  // namespace golearn::commands
