#include "words/shared_lanes.hpp"

#include <map>
#include <utility>

namespace golearn::words {
namespace {

using Lanes = std::vector<std::vector<std::size_t>>;

constexpr std::uint64_t kMain = 1;
constexpr std::size_t kMostLanes = 7;

// Those of a group share a lane if they are `least` at least; 0: nobody does.
Lanes shared(std::span<const std::size_t> groups, std::size_t least) {
  std::map<std::size_t, std::size_t> members;
  for (const std::size_t group : groups) ++members[group];
  Lanes lanes;
  std::map<std::size_t, std::size_t> lane_of;  // by group
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool joins = least > 0 && groups[i] != 0 && members[groups[i]] >= least;
    const auto [lane, is_new] = joins ? lane_of.try_emplace(groups[i], lanes.size()) : std::pair(lane_of.end(), true);
    is_new ? lanes.push_back({i}) : lanes[lane->second].push_back(i);
  }
  return lanes;
}

}  // namespace

std::vector<std::size_t> lane_groups(const Picture& picture) {
  std::map<std::pair<std::uint64_t, unsigned>, std::size_t> numbers;
  std::vector<std::size_t> groups;
  for (const PictureGoroutine& g : picture.goroutines) {
    const auto number = numbers.try_emplace({g.parent, g.created_at.line()}, numbers.size() + 1).first->second;
    groups.push_back(g.id == kMain ? 0 : number);
  }
  return groups;
}

Lanes shared_lanes(std::span<const std::size_t> groups, const std::function<bool(std::size_t lanes)>& fit) {
  for (const std::size_t least : {std::size_t{0}, std::size_t{3}, std::size_t{2}}) {
    Lanes lanes = shared(groups, least);
    if (lanes.size() <= kMostLanes && fit(lanes.size())) return lanes;
  }
  Lanes lanes;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    lanes.size() == 2 ? lanes.back().push_back(i) : lanes.push_back({i});
  }
  return lanes;
}

}  // namespace golearn::words
