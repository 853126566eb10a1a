#include "words/steps.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "golearn/study/watched.hpp"
#include "words/numbers.hpp"
#include "words/step_deeds.hpp"

namespace golearn::words {
namespace {

constexpr std::size_t kFirst = 18;  // of more
constexpr std::size_t kLast = 12;
constexpr std::size_t kAround = 3;       // a step of a problem
constexpr std::size_t kProblems = 2;     // whose steps are shown
constexpr std::int64_t kPause = 20'000;  // ns: a step that comes so long after the one before, at least

const Text kNobody{"아무도 깨워 주지 않는다.", "nobody will ever wake it."};

class Maker {
 public:
  Maker(const Names& names, const Picture& picture) : names_(names), picture_(picture) {
    for (const PictureGoroutine& g : picture.goroutines) add_goroutine(g);
    for (const PictureObject& each : picture.objects) {
      lane_of_[each.id] = lanes_.size();
      lanes_.push_back({.name = names.short_name(each.id)});
    }
    note_problems();
    find_pauses();
  }

  Sheet sheet(const StepRange& range) {
    const std::vector<bool> shown = which(range);
    Sheet steps{
        .number_title = names_.say({"단계", "step"}),
        .time_title = names_.say({"시각", "time"}),
        .lanes = lanes_,
        .left_out = names_.say({"자리가 없어 뺀 것: ", "no room for: "}),
        .legend = names_.say(
            {"█ 실행, ░ 차례 기다림, ┊ 기다림, z 잠, ▀ 끝, ║ 잡힌 락, ─▶ 무엇에 하는 일, ┄▶ 깨움·놓음·기다림, ! 문제",
             "█ runs, ░ ready, ┊ waits, z sleeps, ▀ ends, ║ locked, ─▶ does something to, ┄▶ wakes, unlocks or waits "
             "for, ! a problem"})};
    std::size_t left_out = 0;
    StepRow next;  // what the steps that are left out have changed
    for (std::size_t i = 0; i < picture_.steps.size(); ++i) {
      if (!shown[i]) {
        ++left_out;
        add_changes(picture_.steps[i], next);
        continue;
      }
      if (left_out > 0) steps.rows.push_back(elision(std::exchange(left_out, 0), std::exchange(next, {})));
      if (pauses_.contains(i)) steps.rows.push_back({.time = "+" + rounded(Duration(gap_before(i)))});
      steps.rows.push_back(row_of(i));
    }
    if (left_out > 0) steps.rows.push_back(elision(left_out, std::move(next)));
    return steps;
  }

 private:
  // Those that were started by the same go statement of the same goroutine may share a lane.
  void add_goroutine(const PictureGoroutine& g) {
    const auto group = groups_.try_emplace({g.parent, g.created_at.line()}, groups_.size() + 1).first->second;
    goroutine_lane_[g.id] = lanes_.size();
    lanes_.push_back({short_form(g.id), g.id, g.id == 1 ? 0 : group});
  }

  void note_problems() {
    for (const PictureProblem& problem : picture_.problems) {
      for (const std::size_t each : problem.steps) matters(picture_.steps[each]);
      const std::size_t at = problem.steps.back();
      for (const std::size_t each : problem.steps) marked_.insert(each);
      if (std::string note = note_of(problem); !note.empty() && !notes_.contains(at)) notes_[at] = std::move(note);
    }
  }

  void matters(const PictureStep& step) {
    if (step.object) lanes_[lane_of_[step.object]].matters = true;
  }

  // Of a Cond: the last time that it woke anybody may have been before.
  std::string why_stuck(std::size_t at) {
    const PictureStep& step = picture_.steps[at];
    if (step.reason == WaitReason::cond_wait) return last_call_before(at);
    if (!step.object || step.after.holders.empty()) return names_.say(kNobody);
    const std::string thing = names_.short_name(step.object);
    const std::string who = names_.goroutines(step.after.holders);
    return names_.say({fmt::format("{} {} 잡고 놓지 않는다.", study::with_particle(thing, "을", "를"),
                                   study::with_particle(who, "이", "가")),
                       fmt::format("{} has {}, and never lets go of it.", who, thing)});
  }

  std::string last_call_before(std::size_t at) {
    for (std::size_t i = at; i-- > 0;) {
      const PictureStep& call = picture_.steps[i];
      const bool calls = call.kind == EventKind::signal || call.kind == EventKind::broadcast;
      if (!calls || call.object != picture_.steps[at].object) continue;
      const std::string name = deed_of(names_, call);
      return names_.say({fmt::format("마지막 {} {}단계에 있었다. 이제 아무도 깨워 주지 않는다.",
                                     study::with_particle(name, "이", "가"), i + 1),
                         fmt::format("the last {} was at {}: too early. Nobody will ever wake it.", name, i + 1)});
    }
    return names_.say(kNobody);
  }

  std::string note_of(const PictureProblem& problem) {
    const auto who = [&](std::size_t step) { return short_form(picture_.steps[step].goroutine); };
    const auto& at = problem.steps;
    switch (problem.kind) {
      case ProblemKind::lost: {
        const PictureStep& read = picture_.steps[at[0]];
        return names_.say(
            {fmt::format("{} {}단계에서 읽은 {}에서 계산했다. 그 뒤 {}단계에서 {} 쓴 갱신은 사라진다.",
                         study::with_particle(who(at[2]), "은", "는"), at[0] + 1, read.text, at[1] + 1,
                         study::with_particle(who(at[1]), "이", "가")),
             fmt::format("{} works from the {} that it read at {}, before {} wrote at {}: that update is lost.",
                         who(at[2]), read.text, at[0] + 1, who(at[1]), at[1] + 1)});
      }
      case ProblemKind::race:
        return names_.say({fmt::format("{}단계와의 순서를 정하는 것이 없다: 데이터 경쟁.", at[0] + 1),
                           fmt::format("nothing orders this and {}: a data race.", at[0] + 1)});
      case ProblemKind::stuck: return why_stuck(at.front());
      case ProblemKind::panicked: return "";
    }
    return "";
  }

  // Where time passed: much longer than between other steps.
  void find_pauses() {
    std::vector<std::int64_t> gaps;
    for (std::size_t i = 1; i < picture_.steps.size(); ++i) gaps.push_back(gap_before(i));
    if (gaps.empty()) return;
    const auto median = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::ranges::nth_element(gaps, median);
    const std::int64_t least = std::max(kPause, 25 * *median);
    for (std::size_t i = 1; i < picture_.steps.size(); ++i) {
      if (gap_before(i) >= least) pauses_.insert(i);
    }
  }

  [[nodiscard]] std::int64_t gap_before(std::size_t i) const {
    return picture_.steps[i].time - picture_.steps[i - 1].time;
  }

  [[nodiscard]] std::vector<bool> which(const StepRange& range) const {
    const std::size_t count = picture_.steps.size();
    if (range.to > 0 || count <= kReadAtOnce) {
      std::vector<bool> shown(count, range.to == 0);
      for (std::size_t i = range.from; i <= std::min(range.to, count); ++i) shown[i - 1] = true;
      return shown;
    }
    std::vector<bool> shown(count);
    const auto show = [&](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < std::min(to, count); ++i) shown[i] = true;
    };
    show(0, kFirst);
    show(count - kLast, count);
    for (std::size_t i = 0; i < std::min(kProblems, picture_.problems.size()); ++i) {
      for (const std::size_t each : picture_.problems[i].steps)
        show(each - std::min(each, kAround), each + kAround + 1);
    }
    return shown;
  }

  StepRow elision(std::size_t steps, StepRow row) {
    row.elided = true;
    for (auto& [lane, state] : row.marks) state = beyond(state);
    row.number = "⋮";
    row.note = names_.say({fmt::format("{}단계 생략", steps), plural(steps, "step") + " left out"});
    return row;
  }

  void add_changes(const PictureStep& step, StepRow& row) {
    for (const LaneChange& change : step.changes) {
      if (const auto lane = goroutine_lane_.find(change.goroutine); lane != goroutine_lane_.end()) {
        row.marks.emplace_back(lane->second, change.state);
      }
    }
    if (!step.object) return;
    const std::vector<std::uint64_t>& holders = step.after.holders;
    row.held.emplace_back(lane_of_[step.object], holders.empty() ? 0 : holders.front());
  }

  StepRow row_of(std::size_t i) {
    const PictureStep& step = picture_.steps[i];
    StepRow row;
    add_changes(step, row);
    row.number = std::to_string(i + 1);
    if (i == 0 || step.time != picture_.steps[i - 1].time) row.time = rounded(Duration(step.time));
    row.marked = marked_.contains(i);
    if (const auto note = notes_.find(i); note != notes_.end()) row.note = note->second;
    add_deeds(step, row);
    return row;
  }

  static void say(StepRow& row, std::size_t lane, std::string text) {
    const bool said = std::ranges::find(row.cells, lane, &LaneText::lane) != row.cells.end();
    if (!text.empty() && !said) row.cells.push_back({lane, std::move(text)});
  }

  void add_deeds(const PictureStep& step, StepRow& row) {
    const auto actor = goroutine_lane_.find(step.goroutine);
    if (actor != goroutine_lane_.end()) {
      row.actor = actor->second;
      say(row, actor->second, deed_of(names_, step));
    }
    const auto partner = goroutine_lane_.find(step.partner);
    if (partner != goroutine_lane_.end()) say(row, partner->second, partners_deed(names_, step));
    if (step.object) say(row, lane_of_[step.object], content_of(step));
    add_arrows(step, actor == goroutine_lane_.end() ? lanes_.size() : actor->second, row);
  }

  void add_arrows(const PictureStep& step, std::size_t actor, StepRow& row) {
    const bool unlocks = step.kind == EventKind::unlock || step.kind == EventKind::runlock;
    const bool waits = step.kind == EventKind::block;
    const auto partner = goroutine_lane_.find(step.partner);
    const bool has_partner = partner != goroutine_lane_.end();
    const bool acts = actor < lanes_.size();
    const std::size_t thing = step.object ? lane_of_[step.object] : lanes_.size();
    if (has_partner && (acts || step.object)) row.arrows.push_back({acts ? actor : thing, partner->second, false});
    const StepArrow arrow = arrow_of(step);
    if (acts && arrow == StepArrow::to_thing) row.arrows.push_back({actor, thing, unlocks || waits});
    if (acts && arrow == StepArrow::from_thing) row.arrows.push_back({thing, actor, false});
    for (const ObjectId each : step.objects) {
      if (const auto at = lane_of_.find(each); at != lane_of_.end() && actor < lanes_.size())
        row.arrows.push_back({actor, at->second, true});
    }
    for (const std::uint64_t woken : step.wakes) add_wake(step, woken, actor, row);
  }

  void add_wake(const PictureStep& step, std::uint64_t woken, std::size_t actor, StepRow& row) {
    const auto lane = goroutine_lane_.find(woken);
    if (lane == goroutine_lane_.end() || woken == step.partner || woken == step.goroutine) return;
    say(row, lane->second, names_.say({"깨어남", "woken"}));
    if (actor < lanes_.size()) row.arrows.push_back({actor, lane->second, true});
  }

  const Names& names_;
  const Picture& picture_;
  std::vector<Lane> lanes_;
  std::map<std::uint64_t, std::size_t> goroutine_lane_;
  std::map<ObjectId, std::size_t> lane_of_;
  std::map<std::pair<std::uint64_t, unsigned>, std::size_t> groups_;
  std::set<std::size_t> marked_;
  std::map<std::size_t, std::string> notes_;
  std::set<std::size_t> pauses_;  // steps before which time passed
};

}  // namespace

Picture picture_of_run(const study::RunRecord& record) {
  std::set<std::uint64_t> stuck;
  for (const GoroutineInfo& each : leaks(record.outcome)) stuck.insert(each.id);
  if (record.outcome.ending == Ending::deadlocked) {
    for (const GoroutineInfo& each : record.outcome.goroutines) stuck.insert(each.id);
  }
  for (const Leak& leak : record.seen.get<study::Waits>().leaks) stuck.insert(leak.goroutine);
  const std::vector<std::uint64_t> all(stuck.begin(), stuck.end());
  return picture_of(record.seen.get<study::Events>().entries, record.seen.get<study::Races>().races, all);
}

void learn_names(Names& names, const Picture& picture) {
  for (const PictureStep& step : picture.steps) names.learn(step.object, step.kind, step.where);
}

Blocks about_steps(const Names& names, const Picture& picture, const StepRange& range, std::uint64_t left_out) {
  if (picture.steps.empty()) return {};
  Blocks blocks{Gap{}, Heading{names.say({"한 단계씩", "Step by step"})}, Maker(names, picture).sheet(range)};
  if (left_out > 0) {
    blocks.push_back(
        Sentence{names.say({fmt::format("여기까지만 그렸다. 그 뒤에 일어난 일 {}개는 남기지 않았다.", left_out),
                            fmt::format("Drawn up to here only: {} came after that and {} not kept.",
                                        plural(left_out, "event"), left_out == 1 ? "was" : "were")}),
                 Tone::notable, 2});
  }
  return blocks;
}

}  // namespace golearn::words
