#include "words/chosen_steps.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "words/numbers.hpp"
#include "words/picture_problems.hpp"

namespace golearn::words {
namespace {

constexpr std::size_t kFirst = 18;  // of more
constexpr std::size_t kLast = 12;
constexpr std::size_t kAround = 3;       // a step of a problem
constexpr std::size_t kProblems = 2;     // whose steps are shown
constexpr std::int64_t kPause = 20'000;  // ns: a step that comes so long after the one before, at least

std::int64_t gap_before(const Picture& picture, std::size_t i) {
  return picture.steps[i].time - picture.steps[i - 1].time;
}

// Where time passed: much longer than between other steps.
std::set<std::size_t> pauses_of(const Picture& picture) {
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < picture.steps.size(); ++i) gaps.push_back(gap_before(picture, i));
  if (gaps.empty()) return {};
  const auto median = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::ranges::nth_element(gaps, median);
  const std::int64_t least = std::max(kPause, 25 * *median);
  std::set<std::size_t> pauses;
  for (std::size_t i = 1; i < picture.steps.size(); ++i) {
    if (gap_before(picture, i) >= least) pauses.insert(i);
  }
  return pauses;
}

class Choice {
 public:
  Choice(const Picture& picture, const StepRange& range) : picture_(picture), pauses_(pauses_of(picture)) {
    shown_.assign(picture.steps.size(), false);
    if (range.to > 0) {
      for (std::size_t i = range.from; i <= std::min(range.to, shown_.size()); ++i) shown_[i - 1] = true;
      return;
    }
    fold();
    choose();
  }

  std::vector<ChosenRow> rows() {
    std::size_t from = 0;  // of those that are left out
    for (std::size_t i = 0; i <= shown_.size(); ++i) {
      if (i < shown_.size() && !shown_[i]) continue;
      if (from < i) rows_.push_back(instead_of(from, i));
      if (i == shown_.size()) break;
      if (pauses_.contains(i)) rows_.push_back({ChosenRow::Kind::pause, i, i});
      rows_.push_back({ChosenRow::Kind::step, i, i + 1});
      from = i + 1;
    }
    return std::move(rows_);
  }

 private:
  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  // Hides what repeats: of each fold all but the first time and the last.
  void fold() {
    hidden_.assign(picture_.steps.size(), false);
    for (const Fold& fold : folds_of(picture_)) {
      const Fold middle{fold.from + fold.period, fold.period, fold.times - 2};
      if (hidden_[middle.from]) continue;  // by one around it
      std::fill(hidden_.begin() + offset(middle.from), hidden_.begin() + offset(middle.end()), true);
      folds_[middle.from] = middle;
    }
  }

  void choose() {
    std::vector<std::size_t> unfolded;
    for (std::size_t i = 0; i < hidden_.size(); ++i) {
      if (!hidden_[i]) unfolded.push_back(i);
    }
    const bool all = unfolded.size() + folds_.size() <= kReadAtOnce;
    for (std::size_t i = 0; i < unfolded.size(); ++i) {
      if (all || i < kFirst || i + kLast >= unfolded.size()) shown_[unfolded[i]] = true;
    }
    for (std::size_t i = 0; i < std::min(kProblems, picture_.problems.size()); ++i) {
      for (const std::size_t each : told_steps(picture_, picture_.problems[i])) show_around(each);
    }
  }

  void show_around(std::size_t step) {
    const std::size_t end = std::min(step + kAround + 1, shown_.size());
    for (std::size_t i = step - std::min(step, kAround); i < end; ++i) shown_[i] = true;
  }

  // A fold is told beside what it repeats.
  [[nodiscard]] ChosenRow instead_of(std::size_t from, std::size_t end) const {
    const auto fold = folds_.find(from);
    const bool repeats = fold != folds_.end() && fold->second.end() == end && from > 0 && end < shown_.size();
    if (repeats) return {ChosenRow::Kind::repeats, from, end, fold->second};
    return {ChosenRow::Kind::left_out, from, end};
  }

  const Picture& picture_;
  std::set<std::size_t> pauses_;       // steps before which time passed
  std::vector<bool> hidden_;           // steps, in folds
  std::map<std::size_t, Fold> folds_;  // what each hides, by its first step
  std::vector<bool> shown_;
  std::vector<ChosenRow> rows_;
};

}  // namespace

std::vector<ChosenRow> chosen_rows(const Picture& picture, const StepRange& range) {
  return Choice(picture, range).rows();
}

std::string pause_before(const Picture& picture, std::size_t step) {
  return "+" + rounded(Duration(gap_before(picture, step)));
}

Text about_repeats(const Picture& picture, const Fold& fold) {
  const std::string time = rounded(Duration(picture.steps[fold.end() - 1].time - picture.steps[fold.from].time));
  const std::string steps = fold.period == 1 ? "step" : fmt::format("{} steps", fold.period);
  return {fmt::format("같은 {}단계를 {}번 더 · {}", fold.period, fold.times, time),
          fmt::format("the same {} {} · {}", steps, plural(fold.times, "more time"), time)};
}

Text about_left_out(std::size_t steps) {
  return {fmt::format("{}단계 생략", steps), plural(steps, "step") + " left out"};
}

Text no_room_for() { return {"자리가 없어 뺀 것: ", "no room for: "}; }

}  // namespace golearn::words
