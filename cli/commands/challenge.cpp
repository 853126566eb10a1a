// golearn challenge: something to bring about, by knobs, by a mend, or as the scheduler.
#include <chrono>

#include <fmt/format.h>

#include "args/values.hpp"
#include "commands/command.hpp"
#include "commands/learning.hpp"
#include "commands/options.hpp"
#include "commands/play_game.hpp"
#include "export/practice_json.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/turn.hpp"
#include "host/output.hpp"
#include "words/tasks.hpp"

namespace golearn::commands {
namespace {

using lessons::Challenge;
using lessons::Entry;

// What came of a try: to be kept.
struct Try {
  bool met = false;
  int hints = 0;
  std::string how = {};
};

void keep(course::Learner& learner, const Entry& entry, const Challenge& challenge, const Try& its) {
  learner.add({.kind = course::FactKind::challenge,
               .lesson = entry.id,
               .id = challenge.id,
               .right = its.met,
               .hints = its.hints,
               .how = its.how});
  if (its.met) learner.went_through(entry.id, course::LessonStage::attempt);
}

words::Line about_met(const Stage& stage, const std::string& how) {
  const Text text = how.empty() ? Text{"✓ 맞혔다: 할 수 없다", "✓ Done: it cannot be done"}
                                : Text{"✓ 해냈다: " + how, "✓ Done: " + how};
  return {{{stage.say(text), words::Tone::good}}};
}

// All of a lesson, each with whether it has been met.
int list_challenges(const Entry& entry, const Stage& stage, const course::Progress& progress) {
  words::Blocks blocks;
  const auto& known = progress.of(entry.id).challenges;
  for (const Challenge& challenge : practice_of(entry).challenges) {
    const auto at = known.find(challenge.id);
    if (!blocks.empty()) blocks.emplace_back(words::Gap{});
    append(blocks, words::about_challenge(stage.language, entry, challenge));
    if (at != known.end() && at->second.met) blocks.emplace_back(about_met(stage, at->second.how));
  }
  show(stage, blocks);
  return 0;
}

Quest quest_of(const Entry& entry, const Challenge& challenge, const lessons::Ways& ways, Language language) {
  const lessons::Program& program = program_of(entry, challenge.setup);
  Quest quest{
      .goal = {.says = {words::task_text(Language::korean, challenge.text, ways.spec),
                        words::task_text(Language::english, challenge.text, ways.spec)},
               .reached =
                   [&](const study::RunRecord& record) { return passes(challenge.goal, came_of(program, record)); }},
      .hint = words::task_text(language, challenge.hint, ways.spec),
      .because = words::task_text(language, challenge.because, ways.spec)};
  if (ways.best) {
    quest.goal.best = ways.best->schedule;
    quest.goal.preemptions = ways.fewest;
  }
  return quest;
}

Try play(const Entry& entry, const Challenge& challenge, const Stage& stage) {
  const lessons::Ways ways = lessons::ways(entry, challenge);
  GameStart start{.spec = ways.spec, .quest = quest_of(entry, challenge, ways, stage.language)};
  start.spec.watch.insert("names");
  const GameEnd end = play_game(stage, start);
  return {end.met, end.hints, end.how};
}

void tell(const Entry& entry, const Challenge& challenge, const lessons::Attempt& attempt, const Request& request,
          const Stage& stage) {
  if (request.has("json")) return host::write_out(exports::attempt_line(entry, challenge, attempt));
  show(stage, words::about_attempt(stage.language, challenge, attempt));
}

// A token: whether the run that it replays meets the challenge.
Try replay(const Entry& entry, const Challenge& challenge, const std::string& typed, const Request& request,
           const Stage& stage) {
  const lessons::Program& program = program_of(entry, challenge.setup);
  const study::Token token = study::parse_token(typed);
  const study::RunSpec mine = lessons::search_of(program, challenge.setup);
  const study::RunSpec spec = study::replay_of(program.runnable, token);
  const bool same = token.program == program.runnable.id && spec.procs == mine.procs &&
                    spec.settings.typed() == mine.settings.typed() && !token.rules.any_timer && !token.rules.draws;
  if (!same) {
    throw Refusal({fmt::format("이 토큰은 도전과 같은 실행이 아니다: golearn challenge {}/{}", entry.id, challenge.id),
                   fmt::format("this token is of another run than the challenge: golearn challenge {}/{}", entry.id,
                               challenge.id)});
  }
  lessons::Came came = came_of(program, study::run(spec));
  const bool met = passes(challenge.goal, came);
  tell(entry, challenge, {.reached = met, .spec = mine, .came = std::move(came)}, request, stage);
  return {met, 0, typed};
}

std::string as_typed(const lessons::Setup& turned) {
  std::vector<std::string> words;
  for (const auto& [name, value] : turned.knobs) words.push_back("--" + name + (value == "true" ? "" : " " + value));
  if (turned.procs) words.push_back(fmt::format("--procs {}", turned.procs));
  return fmt::format("{}", fmt::join(words, " "));
}

Try turn(const Entry& entry, const Challenge& challenge, const lessons::Setup& turned, const Request& request,
         const Stage& stage) {
  const render::Progress sign = sign_of_life(stage);
  const lessons::Attempt attempt = lessons::attempt(entry, challenge, turned);
  tell(entry, challenge, attempt, request, stage);
  return {attempt.reached, 0, as_typed(turned)};
}

const Challenge& challenge_in(const Entry& entry, const std::string& task) {
  const Challenge* challenge = practice_of(entry).challenge(task);
  if (challenge) return *challenge;
  const std::string command = fmt::format("golearn quiz {}/{}", entry.id, task);
  throw Refusal({fmt::format("{}/{}: 도전이 아니라 문제다: {}", entry.id, task, command),
                 fmt::format("{}/{} is a question: {}", entry.id, task, command)});
}

lessons::Setup turned_in(const Request& request, const Entry& entry, const Challenge& challenge) {
  const lessons::Program& program = program_of(entry, challenge.setup);
  return {.program = challenge.setup.program,
          .knobs = request.knobs_of(program),
          .procs = request.has("procs") ? args::procs_of(request, 1) : 0};
}

bool turns(const lessons::Setup& turned) { return !turned.knobs.empty() || turned.procs != 0; }

// What was typed and would not be looked at is refused.
void check_typed(const Request& request, const Challenge& challenge, const lessons::Setup& turned) {
  check_means(challenge, {.program = challenge.setup.program, .knobs = request.knobs, .procs = turned.procs});
  if (!challenge.play && request.has("token")) {
    throw Refusal({"--token은 스케줄러가 되어 푸는 도전에 쓴다", "--token goes with challenges as the scheduler"});
  }
  const bool tries = challenge.play ? request.has("token") : turns(turned);
  if (request.has("json") && !tries) {
    throw Refusal(
        {"--json은 도전의 옵션이나 --token과 함께 쓴다", "--json goes with knobs of the challenge, or with --token"});
  }
}

void check_only_listed(const Request& request, const Entry& entry) {
  const bool only = request.knobs.empty() && !request.has("procs") && !request.has("token") && !request.has("json");
  if (only) return;
  throw Refusal({fmt::format("어느 도전인지 적는다: golearn challenge {}/이름", entry.id),
                 fmt::format("name a challenge: golearn challenge {}/NAME", entry.id)});
}

int run_challenge(const Request& request, const Stage& stage) {
  const Entry& entry = *request.selection.entries.front();
  course::Learner learner;
  if (request.selection.task.empty()) {
    check_only_listed(request, entry);
    return list_challenges(entry, stage, learner.progress());
  }
  const Challenge& challenge = challenge_in(entry, request.selection.task);
  const lessons::Setup turned = turned_in(request, entry, challenge);
  check_typed(request, challenge, turned);
  if (!challenge.play && !turns(turned)) {
    show(stage, words::about_challenge(stage.language, entry, challenge));
    return 0;
  }
  const auto token = request.value("token");
  const Try its = !challenge.play ? turn(entry, challenge, turned, request, stage)
                  : token         ? replay(entry, challenge, *token, request, stage)
                                  : play(entry, challenge, stage);
  keep(learner, entry, challenge, its);
  tell_complaint(stage, learner);
  return its.met ? 0 : 1;
}

}  // namespace

Command challenge() {
  return {{.name = "challenge",
           .help = {"도전: 옵션을 바꾸거나 스케줄러가 되어 목표를 이룬다",
                    "challenges: bring something about, by knobs or as the scheduler"},
           .words = args::Words::task,
           .knobs = true,
           .options = {{"procs", {"프로세서의 수 (1..256)", "processors (1..256)"}},
                       {"token", {"이 재생 토큰으로 목표를 이루었는지 가린다", "whether this replay token meets it"}},
                       {"json", {"결과를 JSON 한 줄로", "the outcome as a line of JSON"}, Option::Takes::nothing},
                       ascii_option()}},
          run_challenge};
}

}  // namespace golearn::commands
