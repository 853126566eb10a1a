#include "tui/scene.hpp"

#include <algorithm>

namespace golearn::tui {
namespace {

class Folding {
 public:
  explicit Folding(const Recording& recording) : recording_(recording) {
    for (const PictureGoroutine& each : recording.picture.goroutines) {
      place_[each.id] = scene_.goroutines.size();
      scene_.goroutines.push_back({.id = each.id});
    }
  }

  Scene after(std::size_t steps) {
    const auto& all = recording_.picture.steps;
    for (std::size_t i = 0; i < std::min(steps, all.size()); ++i) add(all[i]);
    add_things();
    return std::move(scene_);
  }

 private:
  void add(const PictureStep& step) {
    scene_.step = &step;
    change(step);
    if (step.object) states_[step.object] = &step.after;
    if (step.kind == EventKind::print) ++scene_.lines;
    if (const auto at = place_.find(step.goroutine); at != place_.end()) stand(step, scene_.goroutines[at->second]);
  }

  static void stand(const PictureStep& step, GoroutineScene& goroutine) {
    if (step.where) goroutine.where = step.where;
    const bool waits = step.kind == EventKind::block;
    goroutine.reason = waits ? step.reason : WaitReason::none;
    goroutine.object = waits ? step.object : ObjectId{};
  }

  void change(const PictureStep& step) {
    for (const LaneChange& change : step.changes) {
      const auto at = place_.find(change.goroutine);
      if (at == place_.end()) continue;
      GoroutineScene& goroutine = scene_.goroutines[at->second];
      goroutine.state = change.state;
      goroutine.ended = goroutine.ended || change.state == LaneState::ended;
    }
  }

  void add_things() {
    for (const PictureObject& each : recording_.picture.objects) {
      const auto at = states_.find(each.id);
      if (at == states_.end()) continue;
      ThingScene thing{.id = each.id, .state = at->second};
      for (const GoroutineScene& goroutine : scene_.goroutines) {
        const bool waits = goroutine.state == LaneState::waits && goroutine.object == each.id;
        if (waits) thing.waiting.push_back(goroutine.id);
      }
      scene_.things.push_back(std::move(thing));
    }
  }

  const Recording& recording_;
  Scene scene_;
  std::map<std::uint64_t, std::size_t> place_;
  std::map<ObjectId, const ObjectState*> states_;
};

}  // namespace

Scene scene_after(const Recording& recording, std::size_t steps) { return Folding(recording).after(steps); }

}  // namespace golearn::tui
