// Goroutines that share a lane of a picture, where there is no room for one each.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "golearn/observe/picture.hpp"

namespace golearn::words {

/// For each goroutine of the picture, in its order: which others may share its lane, as those may that were started by
/// the same go statement of the same goroutine. 0: none.
std::vector<std::size_t> lane_groups(const Picture& picture);

/// The goroutines of each lane, by their place in `groups`, main first. If there are more than 7, or not all lanes fit,
/// those of a group of three share one; then those of a group of two; then all but main, whether that fits or not.
std::vector<std::vector<std::size_t>> shared_lanes(std::span<const std::size_t> groups,
                                                   const std::function<bool(std::size_t lanes)>& fit);

}  // namespace golearn::words
