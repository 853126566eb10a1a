#include "export/thing_tracks.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

namespace golearn::exports {
namespace {

using Track = TraceFile::Track;

class Maker {
 public:
  Maker(TraceFile& trace, const words::Names& names, const Picture& picture,
        const std::vector<std::int64_t>& step_times, std::int64_t end)
      : trace_(trace), names_(names), picture_(picture), step_times_(step_times), end_(end) {
    for (std::size_t i = 0; i < picture.steps.size(); ++i) steps_of_[picture.steps[i].object].push_back(i);
  }

  void add(const PictureObject& object) {
    switch (object.id.kind) {
      case ObjectKind::mutex:
      case ObjectKind::rwmutex: return add_owners(object.id);
      case ObjectKind::channel:
        if (object.capacity > 0) add_counter(object.id);
        return;
      case ObjectKind::wait_group: return add_counter(object.id);
      case ObjectKind::none:
      case ObjectKind::cond:
      case ObjectKind::once:
      case ObjectKind::variable:
      case ObjectKind::atomic:
      case ObjectKind::timer:
      case ObjectKind::pool:
      case ObjectKind::map:
      case ObjectKind::map_entry:
      case ObjectKind::signals:
      case ObjectKind::writers:
      case ObjectKind::part:
      case ObjectKind::output:
      case ObjectKind::program: return;
    }
  }

 private:
  void add_counter(ObjectId id) {
    const Track counter = trace_.add_counter(names_.short_name(id));
    trace_.count(counter, 0, 0);
    each_state(id, [&](std::int64_t time, const ObjectState& state) {
      trace_.count(counter, time,
                   static_cast<std::int64_t>(state.length) + state.counter);  // it has but one of the two
    });
  }

  // One slice as long as the same goroutines have it.
  void add_owners(ObjectId lock) {
    const Track track = trace_.add_track(names_.short_name(lock));
    std::string owners;
    std::int64_t last = 0;
    each_state(lock, [&](std::int64_t time, const ObjectState& state) {
      const std::string now = owners_of(state);
      last = time;
      if (now == owners) return;
      if (!owners.empty()) trace_.end(track, time);
      if (!now.empty()) trace_.begin(track, time, now);
      owners = now;
    });
    if (!owners.empty()) trace_.end(track, std::max(end_, last + 1));
  }

  [[nodiscard]] std::string owners_of(const ObjectState& lock) const {
    std::vector<std::string> owners;
    for (const std::uint64_t each : lock.holders) owners.push_back(names_.goroutine(each));
    const std::string all = fmt::format("{}", fmt::join(owners, ", "));
    return lock.for_reading ? names_.say({all + " 읽기", all + " reading"}) : all;
  }

  template <class Tell>
  void each_state(ObjectId object, Tell tell) const {
    const auto steps = steps_of_.find(object);
    if (steps == steps_of_.end()) return;
    for (const std::size_t i : steps->second) tell(step_times_[i], picture_.steps[i].after);
  }

  TraceFile& trace_;
  const words::Names& names_;
  const Picture& picture_;
  const std::vector<std::int64_t>& step_times_;
  std::int64_t end_;
  std::map<ObjectId, std::vector<std::size_t>> steps_of_;
};

}  // namespace

void add_thing_tracks(TraceFile& trace, const words::Names& names, const Picture& picture,
                      const std::vector<std::int64_t>& step_times, std::int64_t end) {
  Maker maker(trace, names, picture, step_times, end);
  for (const PictureObject& each : picture.objects) maker.add(each);
}

}  // namespace golearn::exports
