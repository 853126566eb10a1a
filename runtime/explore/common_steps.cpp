#include <algorithm>
#include <map>
#include <utility>

#include "golearn/explore/in_step.hpp"

namespace golearn {
namespace {

// Steps of one goroutine beyond so many stand for nothing: the table below has a cell for each pair.
constexpr std::size_t kMostSteps = 1'000;

using Places = std::vector<std::size_t>;

// Where the steps of one goroutine are, in both.
struct Lane {
  Places first, second;
};

// The longest common subsequence, by the usual table: cell (i, j) has its length from i and j on.
class Longest {
 public:
  Longest(const std::vector<MadeStep>& first, const std::vector<MadeStep>& second, const Lane& lane)
      : first_(first), second_(second), lane_(lane), width_(lane.second.size() + 1) {
    lengths_.resize((lane.first.size() + 1) * width_);
    for (std::size_t i = lane.first.size(); i-- > 0;) {
      for (std::size_t j = lane.second.size(); j-- > 0;) {
        at(i, j) = alike(i, j) ? 1 + at(i + 1, j + 1) : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }

  void mark(Common& common) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < lane_.first.size() && j < lane_.second.size()) {
      if (alike(i, j)) {
        common.first[lane_.first[i++]] = common.second[lane_.second[j++]] = true;
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }

 private:
  std::uint32_t& at(std::size_t i, std::size_t j) { return lengths_[i * width_ + j]; }
  [[nodiscard]] bool alike(std::size_t i, std::size_t j) const {
    return first_[lane_.first[i]].doing == second_[lane_.second[j]].doing;
  }

  const std::vector<MadeStep>& first_;
  const std::vector<MadeStep>& second_;
  const Lane& lane_;
  std::size_t width_;
  std::vector<std::uint32_t> lengths_;
};

void put(const std::vector<MadeStep>& steps, std::map<std::uint64_t, Lane>& lanes, Places Lane::*which) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    Places& places = lanes[steps[i].goroutine].*which;
    if (places.size() < kMostSteps) places.push_back(i);
  }
}

}  // namespace

Common common_steps(const std::vector<MadeStep>& first, const std::vector<MadeStep>& second) {
  std::map<std::uint64_t, Lane> lanes;
  put(first, lanes, &Lane::first);
  put(second, lanes, &Lane::second);
  Common common{std::vector<bool>(first.size()), std::vector<bool>(second.size())};
  for (const auto& [goroutine, lane] : lanes) Longest(first, second, lane).mark(common);
  return common;
}

}  // namespace golearn
