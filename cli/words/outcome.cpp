#include "words/outcome.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "words/numbers.hpp"

namespace golearn::words {
namespace {

constexpr std::size_t kMostGroups = 3;
constexpr std::size_t kMostSentences = 5;

// Goroutines that stand at the same place for the same reason.
struct Group {
  std::string place;
  WaitReason reason;
  GoroutineState state;
  bool started;
  std::vector<std::uint64_t> ids;
};

std::string place_of(const Names& names, const GoroutineInfo& g) { return names.at(g.at.line() ? g.at : g.created_at); }

std::vector<Group> grouped(const Names& names, const std::vector<GoroutineInfo>& goroutines) {
  std::vector<Group> groups;
  for (const GoroutineInfo& g : goroutines) {
    const std::string place = place_of(names, g);
    const auto same = std::ranges::find_if(groups, [&](const Group& x) {
      return x.place == place && x.reason == g.reason && x.state == g.state && x.started == g.started;
    });
    if (same != groups.end()) {
      same->ids.push_back(g.id);
    } else {
      groups.push_back({place, g.reason, g.state, g.started, {g.id}});
    }
  }
  return groups;
}

std::string doing(const Names& names, const Group& group) {
  const std::string& at = group.place;
  if (!group.started) return names.say({"시작도 못 함", "never started"}) + at;
  switch (group.state) {
    case GoroutineState::runnable: return names.say({"실행 대기", "waiting for a turn"}) + at;
    case GoroutineState::running: return names.say({"실행 중", "running"}) + at;
    case GoroutineState::waiting:
    case GoroutineState::dead: break;
  }
  return std::string(to_string(group.reason)) + at;
}

std::string list_of(const Names& names, const std::vector<Group>& groups) {
  std::vector<std::string> parts;
  for (const Group& group : groups) {
    if (parts.size() == kMostGroups) {
      parts.emplace_back("…");
      break;
    }
    parts.push_back(fmt::format("{}: {}", names.goroutines(group.ids), doing(names, group)));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

// By what the goroutines besides main were started.
Text who_started(const Outcome& outcome) {
  const auto started = outcome.spawned - 1 - outcome.by_timers;
  if (outcome.by_timers > 0) {
    const std::string ours = started == 0 ? "no goroutine" : plural(started, "goroutine");
    return {fmt::format("go 문으로 시작한 고루틴은 {}개, 타이머가 시작한 고루틴은 {}개다.", started, outcome.by_timers),
            fmt::format("go statements started {}, timers {}.", ours, outcome.by_timers)};
  }
  if (started == 0) return {"다른 고루틴은 없었다.", "there were no other goroutines."};
  return {fmt::format("go 문으로 시작한 고루틴은 {}개다.", started),
          fmt::format("go statements started {}.", plural(started, "goroutine"))};
}

std::string how_it_ended(const Names& names, const Outcome& outcome) {
  const std::string time = rounded(outcome.elapsed);
  const std::string time_ko = rounded_in(Language::korean, outcome.elapsed);
  const std::string status_ko = study::with_particle(std::to_string(outcome.exit_status), "이다", "다");
  switch (outcome.ending) {
    case Ending::returned:
      if (outcome.elapsed == Duration(0)) {  // steps took no time
        return names.say({"main이 끝났다. " + who_started(outcome).ko, "main ended; " + who_started(outcome).en});
      }
      return names.say({fmt::format("main이 {} 만에 끝났다. {}", time_ko, who_started(outcome).ko),
                        fmt::format("main ended after {}; {}", time, who_started(outcome).en)});
    case Ending::panicked:
      return names.say({fmt::format("패닉으로 죽었다: {}. 종료 상태는 2다.", outcome.message),
                        fmt::format("It died of a panic: {}. Exit status 2.", outcome.message)});
    case Ending::fatal:
      return names.say(
          {fmt::format("치명적 오류(fatal error)로 죽었다: {}. 종료 상태는 2다.", outcome.message),
           fmt::format("It died of an error that no program can recover: {}. Exit status 2.", outcome.message)});
    case Ending::deadlocked:
      if (outcome.goroutines.size() == 1) {
        return names.say(
            {"데드락(교착 상태)으로 죽었다: 하나뿐인 고루틴이 기다리는데 깨워 줄 것이 없다. 종료 상태는 2다.",
             "It died of a deadlock: the only goroutine waits, and nothing is left to wake it. Exit status 2."});
      }
      return names.say(
          {fmt::format("데드락(교착 상태)으로 죽었다: 고루틴 {}개가 모두 기다리고, 깨워 줄 것이 없다. 종료 상태는 2다.",
                       outcome.goroutines.size()),
           fmt::format("It died of a deadlock: {} goroutines wait, and nothing is left to wake any. Exit status 2.",
                       study::all_of(outcome.goroutines.size()))});
    case Ending::exited:
      return names.say({fmt::format("프로그램이 스스로 끝났다. 종료 상태는 {}.", status_ko),
                        fmt::format("The program ended itself with exit status {}.", outcome.exit_status)});
    case Ending::interrupted:
      if (!outcome.message.empty()) {
        return names.say(
            {fmt::format("받겠다고 하지 않은 시그널로 죽었다: {}. 종료 상태는 {}.", outcome.message, status_ko),
             fmt::format("It died of a signal that it does not listen for: {}. Exit status {}.", outcome.message,
                         outcome.exit_status)});
      }
      return names.say({fmt::format("{} 만에 밖에서 멈췄다(Ctrl-C나 SIGTERM).", time_ko),
                        fmt::format("Stopped from outside after {} (Ctrl-C or SIGTERM).", time)});
    case Ending::timed_out:
      return names.say({fmt::format("{} 만에 시간이 다 되어 멈췄다.", time_ko),
                        fmt::format("Stopped after {}: time was up.", time)});
    case Ending::awaiting_signal:
      return names.say({"모두 기다리고, 깨울 수 있는 것은 바깥에서 오는 시그널뿐이다. 여기에는 시그널이 오지 않는다.",
                        "Everybody waits, and only a signal from outside could wake anybody: none comes here."});
    case Ending::step_limit:
      return names.say(
          {"끝나지 않는다: 정해진 단계 수에서 멈췄다.", "It does not end: stopped at the limit of steps."});
  }
  return "";
}

std::string left_behind(const Names& names, const Outcome& outcome) {
  const std::vector<GoroutineInfo> lost = leaks(outcome);
  std::vector<GoroutineInfo> cut;  // either none leaked, or all that waited did
  std::ranges::copy_if(outcome.goroutines, std::back_inserter(cut), [&](const GoroutineInfo& g) {
    if (outcome.ending == Ending::exited && g.id == 1) return false;  // it is who ended it, as a rule
    return lost.empty() || g.state != GoroutineState::waiting;
  });
  const auto lost_groups = grouped(names, lost);
  const auto cut_groups = grouped(names, cut);
  std::string text;
  if (!lost_groups.empty()) {
    text = names.say(
        {fmt::format("고루틴 누수 {}개: 깨워 줄 것이 없는데 main이 끝날 때까지 기다렸다. {}.", lost.size(),
                     list_of(names, lost_groups)),
         fmt::format("Leaked, {} goroutine{}: still waiting when main ended, with nothing left to wake {}. {}.",
                     lost.size(), lost.size() == 1 ? "" : "s", lost.size() == 1 ? "it" : "them",
                     list_of(names, lost_groups))});
  }
  if (!cut_groups.empty()) {
    text += text.empty() ? "" : " ";
    text += names.say({fmt::format("프로그램이 끝나며 끊긴 고루틴 {}개. {}.", cut.size(), list_of(names, cut_groups)),
                       fmt::format("Cut off by the end of the program, {} goroutine{}. {}.", cut.size(),
                                   cut.size() == 1 ? "" : "s", list_of(names, cut_groups))});
  }
  return text;
}

std::string who_waited(const Names& names, const Outcome& outcome) {
  const std::string list = list_of(names, grouped(names, outcome.goroutines));
  return names.say({fmt::format("누가 무엇을 기다렸나. {}.", list), fmt::format("Who waited for what. {}.", list)});
}

}  // namespace

std::vector<std::string> what_happened(const Names& names, const study::RunSpec& spec, const study::RunRecord& record) {
  const Outcome& outcome = record.outcome;
  std::vector<std::string> sentences{how_it_ended(names, outcome)};
  if (spec.runnable->findings) {
    const study::ProgramRun run(spec.settings, *record.figures);
    for (const Text& finding : spec.runnable->findings(run, outcome)) sentences.push_back(names.say(finding));
  }
  if (outcome.ending == Ending::deadlocked || outcome.ending == Ending::awaiting_signal) {
    sentences.push_back(who_waited(names, outcome));
  } else if (outcome.ending == Ending::returned || outcome.ending == Ending::exited ||
             outcome.ending == Ending::interrupted) {
    if (std::string left = left_behind(names, outcome); !left.empty()) sentences.push_back(std::move(left));
  }
  sentences.resize(std::min(sentences.size(), kMostSentences));
  return sentences;
}

std::string still_running(Language language, double seconds) {
  return Text{fmt::format("… 실행 중 {:.0f}초 (멈추려면 Ctrl-C)", seconds),
              fmt::format("… running, {:.0f} s (Ctrl-C stops)", seconds)}
      .in(language);
}

}  // namespace golearn::words
