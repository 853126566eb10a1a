// Where everything stands at one step of a run: a fold over the steps before it, so going back is as cheap as going on.
//
// Pure; refers to the recording.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "tui/recording.hpp"

namespace golearn::tui {

struct GoroutineScene {
  std::uint64_t id = 0;
  LaneState state = LaneState::absent;
  bool ended = false;
  WaitReason reason = WaitReason::none;  ///< of one that waits
  ObjectId object = {};                  ///< for this, if it is one
  Place where = {};                      ///< its last step
};

struct ThingScene {
  ObjectId id = {};
  const ObjectState* state = nullptr;       ///< after the last step that concerned it
  std::vector<std::uint64_t> waiting = {};  ///< goroutines, by number
};

struct Scene {
  const PictureStep* step = nullptr;  ///< the last one that was made; null at the beginning
  std::vector<GoroutineScene> goroutines;
  std::vector<ThingScene> things;  ///< those that something was done to, in the order of the picture
  std::size_t lines = 0;           ///< that were printed
};

/// After so many steps.
Scene scene_after(const Recording& recording, std::size_t steps);

}  // namespace golearn::tui
