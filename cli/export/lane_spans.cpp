#include "export/lane_spans.hpp"

#include <algorithm>

namespace golearn::exports {
namespace {

constexpr std::int64_t kApart = 4;       // ns from one step to the next
constexpr std::int64_t kLongest = 1000;  // ns of a step: what it does takes no longer, whatever comes of it

// A state that a goroutine is in from a moment on.
struct Mark {
  std::int64_t at = 0;
  LaneState state = LaneState::absent;
  std::size_t step = 0;
  std::optional<std::size_t> caused_by = {};
};

class Maker {
 public:
  explicit Maker(const Picture& picture) : picture_(picture) {
    for (std::size_t i = 0; i < picture.steps.size(); ++i) add(i);
  }

  Lanes finish(std::int64_t end) {
    Lanes all{.of = {}, .step_times = std::move(step_times_)};
    for (auto& [goroutine, growing] : growing_) {
      all.of[goroutine] = {spans_of(growing.marks, std::max(end, growing.free)), std::move(growing.steps)};
      give_widths(all.of[goroutine]);
    }
    return all;
  }

 private:
  struct Growing {
    std::vector<Mark> marks;
    std::vector<LaneStep> steps;
    std::int64_t free = 0;  // from here on nothing has happened yet
  };

  void add(std::size_t i) {
    const PictureStep& step = picture_.steps[i];
    const std::int64_t now = step_times_.empty() ? step.time : std::max(step.time, step_times_.back() + kApart);
    step_times_.push_back(now);
    for (std::size_t c = 0; c < step.changes.size(); ++c) {
      if (comes_before(step, c)) mark_before(i, step.changes[c], now);
    }
    act(i, step.goroutine, now);
    if (is_handover(step)) act(i, step.partner, now);
    for (std::size_t c = 0; c < step.changes.size(); ++c) {
      if (!comes_before(step, c)) mark_behind(i, step.changes[c], now);
    }
  }

  // Among the changes of a step are those since the step before it. At the same time, who gets a processor gets it for
  // this step, and who becomes ready does so by it, unless it gets a processor for it.
  static bool comes_before(const PictureStep& step, std::size_t c) {
    const LaneChange& change = step.changes[c];
    if (change.time != step.time) return change.time < step.time;
    return std::any_of(
        step.changes.begin() + static_cast<std::ptrdiff_t>(c), step.changes.end(),
        [&](const auto& later) { return later.goroutine == change.goroutine && later.state == LaneState::runs; });
  }

  void act(std::size_t i, std::uint64_t goroutine, std::int64_t now) {
    if (goroutine == 0) return;
    Growing& lane = growing_[goroutine];
    lane.steps.push_back({i, now, now + 1});
    lane.free = std::max(lane.free, now + 1);
  }

  // Not later than the step, for which it is done; what has no room before that has no width.
  void mark_before(std::size_t i, const LaneChange& change, std::int64_t now) {
    Growing& lane = growing_[change.goroutine];
    const std::int64_t at = std::min(std::max(change.time, lane.free), now);
    for (auto mark = lane.marks.rbegin(); mark != lane.marks.rend() && mark->at > at; ++mark) mark->at = at;
    lane.marks.push_back({at, beyond(change.state), i});
    lane.free = at + 1;
  }

  void mark_behind(std::size_t i, const LaneChange& change, std::int64_t now) {
    Growing& lane = growing_[change.goroutine];
    const std::int64_t at = std::max({change.time, lane.free, now + 1});
    Mark mark{at, beyond(change.state), i};
    const PictureStep& step = picture_.steps[i];
    const bool other = change.goroutine != step.goroutine || is_handover(step);
    if (change.state == LaneState::ready && other) mark.caused_by = i;
    lane.marks.push_back(mark);
    lane.free = at + 1;
  }

  // What has no width leaves its cause to what follows.
  static std::vector<LaneSpan> spans_of(const std::vector<Mark>& marks, std::int64_t end) {
    std::vector<LaneSpan> spans;
    std::optional<std::size_t> cause;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const std::int64_t to = i + 1 < marks.size() ? marks[i + 1].at : end;
      if (marks[i].caused_by) cause = marks[i].caused_by;
      if (marks[i].state == LaneState::absent || to == marks[i].at) continue;
      spans.push_back({marks[i].state, marks[i].at, to, marks[i].step, std::exchange(cause, std::nullopt)});
    }
    return spans;
  }

  // A step lasts until the next one, but no longer than its state.
  static void give_widths(Lane& lane) {
    auto span = lane.spans.begin();
    for (std::size_t i = 0; i < lane.steps.size(); ++i) {
      LaneStep& step = lane.steps[i];
      std::int64_t to = step.from + kLongest;
      if (i + 1 < lane.steps.size()) to = std::min(to, lane.steps[i + 1].from);
      while (span != lane.spans.end() && span->to <= step.from) ++span;
      if (span != lane.spans.end()) to = std::min(to, span->from <= step.from ? span->to : span->from);
      step.to = to;
    }
  }

  const Picture& picture_;
  std::vector<std::int64_t> step_times_;
  std::map<std::uint64_t, Growing> growing_;
};

}  // namespace

bool is_handover(const PictureStep& step) { return step.kind == EventKind::send && step.partner != 0; }

Lanes lanes_of(const Picture& picture, std::int64_t end) { return Maker(picture).finish(end); }

}  // namespace golearn::exports
