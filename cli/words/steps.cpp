#include "words/steps.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "golearn/study/watched.hpp"
#include "words/folds.hpp"
#include "words/glyphs.hpp"
#include "words/numbers.hpp"
#include "words/phrases.hpp"
#include "words/picture_problems.hpp"
#include "words/step_deeds.hpp"
#include "words/thing_contents.hpp"

namespace golearn::words {
namespace {

constexpr std::size_t kFirst = 18;  // of more
constexpr std::size_t kLast = 12;
constexpr std::size_t kAround = 3;       // a step of a problem
constexpr std::size_t kProblems = 2;     // whose steps are shown
constexpr std::int64_t kPause = 20'000;  // ns: a step that comes so long after the one before, at least

constexpr int kWidestValue = 12;

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
    if (range.to == 0) fold();
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
        if (const auto fold = folds_.find(i + 1); fold != folds_.end() && was_shown(shown, fold->second)) {
          steps.rows.push_back(folding(fold->second, std::exchange(next, {})));
          left_out = 0;
        }
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

  // What a circle says goes before what each in it has to say.
  void note_problems() {
    for (const PictureProblem& problem : picture_.problems) {
      for (const std::size_t each : problem.steps) {
        matters(picture_.steps[each]);
        marked_.insert(each);
      }
      Text note = about_problem(names_, picture_, problem);
      const std::size_t at = last_of(problem);
      if (note.en.empty()) continue;
      if (is_named(problem.kind)) note = name_of(problem.kind) + Text{": ", ": "} + note;
      if (problem.kind == ProblemKind::circle) notes_.erase(at);
      notes_.try_emplace(at, names_.say(note));
    }
  }

  // What it is goes without saying where the note says what was lost, and who wakes nobody.
  static bool is_named(ProblemKind kind) { return kind == ProblemKind::race || kind == ProblemKind::circle; }

  void matters(const PictureStep& step) {
    if (step.object) lanes_[lane_of_[step.object]].matters = true;
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

  // Hides what repeats: of each fold all but the first time and the last.
  void fold() {
    hidden_.assign(picture_.steps.size(), false);
    for (const Fold& fold : folds_of(picture_)) {
      const Fold middle{fold.from + fold.period, fold.period, fold.times - 2};
      if (hidden_[middle.from]) continue;  // by one around it
      std::fill(hidden_.begin() + offset(middle.from), hidden_.begin() + offset(middle.end()), true);
      folds_[middle.end()] = middle;
    }
  }

  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  // A fold is told beside what it repeats.
  static bool was_shown(const std::vector<bool>& shown, const Fold& middle) {
    return shown[middle.from - 1] && middle.end() < shown.size() && shown[middle.end()];
  }

  [[nodiscard]] std::vector<bool> which(const StepRange& range) const {
    const std::size_t count = picture_.steps.size();
    std::vector<bool> shown(count);
    if (range.to > 0) {
      for (std::size_t i = range.from; i <= std::min(range.to, count); ++i) shown[i - 1] = true;
      return shown;
    }
    std::vector<std::size_t> unfolded;
    for (std::size_t i = 0; i < count; ++i) {
      if (!hidden_[i]) unfolded.push_back(i);
    }
    const bool all = unfolded.size() + folds_.size() <= kReadAtOnce;
    for (std::size_t i = 0; i < unfolded.size(); ++i) {
      if (all || i < kFirst || i + kLast >= unfolded.size()) shown[unfolded[i]] = true;
    }
    for (std::size_t i = 0; i < std::min(kProblems, picture_.problems.size()); ++i) {
      for (const std::size_t each : picture_.problems[i].steps) show_around(each, shown);
    }
    return shown;
  }

  static void show_around(std::size_t step, std::vector<bool>& shown) {
    const std::size_t end = std::min(step + kAround + 1, shown.size());
    for (std::size_t i = step - std::min(step, kAround); i < end; ++i) shown[i] = true;
  }

  StepRow folding(const Fold& middle, StepRow row) {
    row = elision(0, std::move(row));
    row.number = "↻";
    const std::string time =
        rounded(Duration(picture_.steps[middle.end() - 1].time - picture_.steps[middle.from].time));
    const std::string steps = middle.period == 1 ? "step" : fmt::format("{} steps", middle.period);
    row.note = names_.say({fmt::format("같은 {}단계를 {}번 더 · {}", middle.period, middle.times, time),
                           fmt::format("the same {} {} · {}", steps, plural(middle.times, "more time"), time)});
    return row;
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

  [[nodiscard]] std::string spoken(const Text& phrase, const PictureStep& step) const {
    const bool whole = step.kind == EventKind::print || step.kind == EventKind::panic;
    return filled_in(names_.say(phrase), {.who = short_form(step.goroutine),
                                          .partner = short_form(step.partner),
                                          .value = whole ? visible(step.text) : shortened(step.text, kWidestValue)});
  }

  void add_deeds(const PictureStep& step, StepRow& row) {
    const auto actor = goroutine_lane_.find(step.goroutine);
    if (actor != goroutine_lane_.end()) {
      row.actor = actor->second;
      say(row, actor->second, spoken(deed_of(step), step));
    }
    const auto partner = goroutine_lane_.find(step.partner);
    if (partner != goroutine_lane_.end()) say(row, partner->second, spoken(partners_deed(step), step));
    if (step.object) say(row, lane_of_[step.object], content_of(step));
    add_arrows(step, actor == goroutine_lane_.end() ? lanes_.size() : actor->second, row);
  }

  void add_arrows(const PictureStep& step, std::size_t actor, StepRow& row) {
    const auto partner = goroutine_lane_.find(step.partner);
    const bool has_partner = partner != goroutine_lane_.end();
    const bool acts = actor < lanes_.size();
    const std::size_t thing = step.object ? lane_of_[step.object] : lanes_.size();
    if (has_partner && (acts || step.object)) row.arrows.push_back({acts ? actor : thing, partner->second, false});
    if (acts) add_arrow(arrow_of(step), actor, thing, row);
    for (const ObjectId each : step.objects) {
      if (const auto at = lane_of_.find(each); at != lane_of_.end() && actor < lanes_.size())
        row.arrows.push_back({actor, at->second, true});
    }
    for (const std::uint64_t woken : step.wakes) add_wake(step, woken, actor, row);
  }

  static void add_arrow(StepArrow arrow, std::size_t actor, std::size_t thing, StepRow& row) {
    switch (arrow) {
      case StepArrow::none: return;
      case StepArrow::to_thing: return row.arrows.push_back({actor, thing, false});
      case StepArrow::from_thing: return row.arrows.push_back({thing, actor, false});
      case StepArrow::gives_back:
      case StepArrow::waits_for: return row.arrows.push_back({actor, thing, true});
    }
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
  std::set<std::size_t> pauses_;       // steps before which time passed
  std::vector<bool> hidden_;           // steps, in folds
  std::map<std::size_t, Fold> folds_;  // what each hides, by the step behind it
};

// Those that wait for good, each for what the next one holds or has to do.
std::vector<std::uint64_t> circle_of(const WaitSnapshot& waits, const std::set<std::uint64_t>& stuck) {
  const std::vector<std::uint64_t>& circle = waits.cycle;
  const auto owes = [&](std::uint64_t from, std::uint64_t to) {
    return std::ranges::any_of(
        waits.edges, [&](const WaitEdge& edge) { return edge.from == from && edge.to == to && is_owed(edge.reason); });
  };
  for (std::size_t i = 0; i < circle.size(); ++i) {
    if (!stuck.contains(circle[i]) || !owes(circle[i], circle[(i + 1) % circle.size()])) return {};
  }
  return circle;
}

}  // namespace

Picture picture_of_run(const study::RunRecord& record) {
  const auto& waits = record.seen.get<study::Waits>();
  std::set<std::uint64_t> stuck;
  for (const GoroutineInfo& each : leaks(record.outcome)) stuck.insert(each.id);
  if (record.outcome.ending == Ending::deadlocked) {
    for (const GoroutineInfo& each : record.outcome.goroutines) stuck.insert(each.id);
  }
  for (const Leak& leak : waits.leaks) stuck.insert(leak.goroutine);
  return picture_of(record.seen.get<study::Events>().entries, record.seen.get<study::Races>().races,
                    {{stuck.begin(), stuck.end()}, circle_of(waits.at_end, stuck)});
}

void learn_names(Names& names, const Picture& picture) {
  for (const PictureStep& step : picture.steps) names.learn(step.object, step.kind, step.where);
}

Sheet sheet_of(const Names& names, const Picture& picture, const StepRange& range) {
  return Maker(names, picture).sheet(range);
}

Blocks about_steps(const Names& names, const Picture& picture, const StepRange& range, std::uint64_t left_out) {
  if (picture.steps.empty()) return {};
  Blocks blocks{Gap{}, Heading{names.say({"한 단계씩", "Step by step"})}, sheet_of(names, picture, range)};
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
