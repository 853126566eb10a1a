#include "practice_places.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace golearn::test {
namespace {

// How often the right choice is one of some kind, beside how often it would be by chance.
class Tally {
 public:
  void add(bool right, std::size_t choices) {
    const double share = 1.0 / static_cast<double>(choices);
    count_ += right ? 1 : 0;
    expected_ += share;
    variance_ += share * (1 - share);
  }
  void judge(Lines& all, const std::string& kind) const {
    if (std::abs(count_ - expected_) <= 3 * std::sqrt(variance_)) return;
    all.push_back(
        fmt::format("the right choice is the {} {} times, by chance it were {:.0f}", kind, count_, expected_));
  }

 private:
  double count_ = 0;
  double expected_ = 0;
  double variance_ = 0;
};

bool is_longest(const Placed& question, std::size_t choice) {
  return question.lengths[choice] == std::ranges::max(question.lengths);
}

std::size_t longest_of(const Placed& question) {
  return static_cast<std::size_t>(std::ranges::max_element(question.lengths) - question.lengths.begin());
}

// Where several are the longest, nothing can be told.
bool has_longest(const Placed& question) {
  std::size_t longest = 0;
  for (std::size_t i = 0; i < question.lengths.size(); ++i) longest += is_longest(question, i) ? 1 : 0;
  return longest == 1;
}

}  // namespace

Lines complaints(std::span<const Placed> all) {
  constexpr std::size_t kPlaces = 4;
  Tally places[kPlaces];
  Tally last;
  Tally longest;
  for (const Placed& question : all) {
    const std::size_t choices = question.lengths.size();
    for (std::size_t i = 0; i < std::min(choices, kPlaces); ++i) places[i].add(question.right == i, choices);
    last.add(question.right + 1 == choices, choices);
    if (has_longest(question)) longest.add(question.right == longest_of(question), choices);
  }
  Lines said;
  for (std::size_t i = 0; i < kPlaces; ++i) places[i].judge(said, fmt::format("one in place {}", i + 1));
  last.judge(said, "last");
  longest.judge(said, "longest");
  return said;
}

}  // namespace golearn::test
