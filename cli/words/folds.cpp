#include "words/folds.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace golearn::words {
namespace {

constexpr std::size_t kShort = 90;  // steps that are drawn as they are
constexpr std::size_t kLongestPeriod = 24;
constexpr std::size_t kLeastOfOne = 5;  // times that one step repeats
constexpr std::size_t kLeast = 4;       // and that several do
constexpr int kLevels = 3;

// What stands at one place of the picture: a step, or on the higher levels a fold.
struct Token {
  std::size_t sign = 0;    // equal for those that are the same
  std::size_t from = 0;    // its first step
  std::size_t length = 1;  // in steps
};

class Folder {
 public:
  explicit Folder(const Picture& picture) : problems_(picture.steps.size()) {
    for (const PictureProblem& problem : picture.problems) {
      for (const std::size_t each : problem.steps) problems_[each] = true;
    }
    for (const PictureGoroutine& g : picture.goroutines) started_[g.id] = {g.parent, g.created_at.line()};
    for (std::size_t i = 0; i < picture.steps.size(); ++i) tokens_.push_back({sign_of(picture.steps[i], i), i});
  }

  std::vector<Fold> all() {
    for (int level = 0; level < kLevels; ++level) {
      if (!fold_once()) break;
    }
    std::ranges::sort(
        folds_, [](const Fold& a, const Fold& b) { return std::pair(a.from, b.end()) < std::pair(b.from, a.end()); });
    return std::move(folds_);
  }

 private:
  using Start = std::pair<std::uint64_t, unsigned>;  // who started it on which line

  std::size_t sign_of(const PictureStep& step, std::size_t at) {
    const std::size_t unlike = problems_[at] ? at + 1 : 0;
    const auto key = std::tuple(started_[step.goroutine], step.kind, step.where.line(), step.object, unlike);
    return signs_.try_emplace(key, signs_.size()).first->second;
  }

  // How often the `period` tokens from `at` on stand there one after another; `same` says how many tokens from `at` on
  // are those `period` further on.
  static std::size_t times(std::size_t period, std::size_t same) { return same / period + 1; }

  // Of each period, how many tokens from each place on are the same as those one period further on.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> likenesses() const {
    std::vector<std::vector<std::uint32_t>> same(kLongestPeriod + 1);
    for (std::size_t period = 1; period <= kLongestPeriod; ++period) {
      same[period].assign(tokens_.size() + 1, 0);
      for (std::size_t i = tokens_.size(); i-- > 0;) {
        const bool equal = i + period < tokens_.size() && tokens_[i].sign == tokens_[i + period].sign &&
                           tokens_[i].length == tokens_[i + period].length;
        same[period][i] = equal ? same[period][i + 1] + 1 : 0;
      }
    }
    return same;
  }

  // One pass over the tokens: what repeats becomes one token. Whether anything did.
  bool fold_once() {
    const auto same = likenesses();
    std::vector<Token> next;
    bool folded = false;
    for (std::size_t at = 0; at < tokens_.size();) {
      const std::size_t period = best_period(same, at);
      if (period == 0) {
        next.push_back(tokens_[at++]);
        continue;
      }
      const std::size_t count = times(period, same[period][at]);
      next.push_back(add(at, period, count));
      at += period * count;
      folded = true;
    }
    tokens_ = std::move(next);
    return folded;
  }

  // The one that leaves out most; 0: none.
  [[nodiscard]] std::size_t best_period(const std::vector<std::vector<std::uint32_t>>& same, std::size_t at) const {
    std::size_t best = 0, most = 0;
    for (std::size_t period = 1; period <= kLongestPeriod; ++period) {
      const std::size_t count = times(period, same[period][at]);
      if (count < (period == 1 && tokens_[at].length == 1 ? kLeastOfOne : kLeast)) continue;
      const std::size_t left_out = (count - 2) * period;
      if (left_out > most) std::tie(best, most) = std::pair(period, left_out);
    }
    return best;
  }

  Token add(std::size_t at, std::size_t period, std::size_t count) {
    std::size_t length = 0;
    std::vector<std::size_t> inside{count};
    for (std::size_t i = at; i < at + period; ++i) {
      length += tokens_[i].length;
      inside.push_back(tokens_[i].sign);
    }
    folds_.push_back({tokens_[at].from, length, count});
    const std::size_t sign = fold_signs_.try_emplace(inside, signs_.size() + fold_signs_.size()).first->second;
    return {sign, tokens_[at].from, length * count};
  }

  std::vector<bool> problems_;  // by step
  std::map<std::uint64_t, Start> started_;
  std::map<std::tuple<Start, EventKind, unsigned, ObjectId, std::size_t>, std::size_t> signs_;
  std::map<std::vector<std::size_t>, std::size_t> fold_signs_;
  std::vector<Token> tokens_;
  std::vector<Fold> folds_;
};

}  // namespace

std::vector<Fold> folds_of(const Picture& picture) {
  if (picture.steps.size() < kShort) return {};
  return Folder(picture).all();
}

}  // namespace golearn::words
