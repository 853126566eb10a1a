#include "words/steps.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "golearn/study/watched.hpp"
#include "words/numbers.hpp"
#include "words/picture_problems.hpp"
#include "words/shared_lanes.hpp"
#include "words/step_deeds.hpp"
#include "words/thing_contents.hpp"

namespace golearn::words {
namespace {

constexpr int kWidestValue = 12;

class Maker {
 public:
  Maker(const Names& names, const Picture& picture)
      : names_(names), picture_(picture), notes_(problem_notes(names, picture)) {
    add_goroutines();
    const std::set<ObjectId> matter = things_in_problems(picture);
    for (const PictureObject& each : picture.objects) {
      lane_of_[each.id] = lanes_.size();
      lanes_.push_back({.name = names.short_name(each.id), .matters = matter.contains(each.id), .uses = each.uses});
    }
    for (const PictureProblem& problem : picture.problems) marked_.insert(problem.steps.begin(), problem.steps.end());
  }

  Sheet sheet(const StepRange& range) {
    Sheet steps{
        .number_title = names_.say({"단계", "step"}),
        .time_title = names_.say({"시각", "time"}),
        .lanes = lanes_,
        .left_out = names_.say(no_room_for()),
        .legend = names_.say(
            {"█ 실행, ░ 차례 기다림, ┊ 기다림, z 잠, ▀ 끝, ║ 잡힌 락, ─▶ 무엇에 하는 일, ┄▶ 깨움·놓음·기다림, ! 문제",
             "█ runs, ░ ready, ┊ waits, z sleeps, ▀ ends, ║ locked, ─▶ does something to, ┄▶ wakes, unlocks or waits "
             "for, ! a problem"})};
    for (const ChosenRow& row : chosen_rows(picture_, range)) steps.rows.push_back(row_for(row));
    return steps;
  }

 private:
  void add_goroutines() {
    const std::vector<std::size_t> groups = lane_groups(picture_);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::uint64_t id = picture_.goroutines[i].id;
      goroutine_lane_[id] = lanes_.size();
      lanes_.push_back({short_form(id), id, groups[i]});
    }
  }

  StepRow row_for(const ChosenRow& row) {
    switch (row.kind) {
      case ChosenRow::Kind::step: return row_of(row.from);
      case ChosenRow::Kind::pause: return {.time = pause_before(picture_, row.from)};
      case ChosenRow::Kind::repeats: return instead("↻", about_repeats(picture_, row.fold), row);
      case ChosenRow::Kind::left_out: return instead("⋮", about_left_out(row.end - row.from), row);
    }
    return {};
  }

  // What the steps that are left out have changed is seen from this row on.
  StepRow instead(const std::string& number, const Text& note, const ChosenRow& steps) {
    StepRow row{.number = number, .elided = true, .note = names_.say(note)};
    for (std::size_t i = steps.from; i < steps.end; ++i) add_changes(picture_.steps[i], row);
    for (auto& [lane, state] : row.marks) state = beyond(state);
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
    row.time = rounded(Duration(step.time));
    if (i > 0 && row.time == rounded(Duration(picture_.steps[i - 1].time))) row.time.clear();
    row.marked = marked_.contains(i);
    if (const auto note = notes_.find(i); note != notes_.end()) row.note = names_.say(note->second);
    add_deeds(step, row);
    return row;
  }

  static void say(StepRow& row, std::size_t lane, std::string text) {
    const bool said = std::ranges::find(row.cells, lane, &LaneText::lane) != row.cells.end();
    if (!text.empty() && !said) row.cells.push_back({lane, std::move(text)});
  }

  [[nodiscard]] std::string spoken(const Text& phrase, const PictureStep& step) const {
    return said_of(step, phrase, names_.language(), kWidestValue);
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
  std::set<std::size_t> marked_;
  std::map<std::size_t, Text> notes_;  // by step
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

void watch_for_picture(study::RunSpec& spec) { spec.watch.insert({"events", "names", "waits"}); }

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

Names names_in(Language language, const study::Runnable& runnable, const study::RunRecord& record,
               const Picture& picture) {
  Names names(language, runnable, record);
  learn_names(names, picture);
  return names;
}

void learn_names(Names& names, const Picture& picture) {
  for (const PictureStep& step : picture.steps) names.learn(step.object, step.kind, step.where);
}

Text step_by_step() { return {"한 단계씩", "Step by step"}; }

Sheet sheet_of(const Names& names, const Picture& picture, const StepRange& range) {
  return Maker(names, picture).sheet(range);
}

Blocks about_steps(const Names& names, const Picture& picture, const StepRange& range, std::uint64_t left_out) {
  if (picture.steps.empty()) return {};
  Blocks blocks{Gap{}, Heading{names.say(step_by_step())}, sheet_of(names, picture, range)};
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
