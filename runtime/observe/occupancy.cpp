#include "golearn/observe/occupancy.hpp"

#include <algorithm>

#include "golearn/core/event_facts.hpp"

namespace golearn {

void Occupancy::leave(Track& track, std::int64_t time) {
  if (track.running.goroutine == 0) return;
  track.running.to = time;
  if (track.stretches.size() < kMostStretches) track.stretches.push_back(track.running);
  track.running = {};
}

void Occupancy::on(const Event& event) {
  Track& track = tracks_[static_cast<std::size_t>(event.processor)];
  switch (facts(event.kind).turn) {
    case Turn::keeps: return;
    case Turn::gives: return leave(track, event.time);
    case Turn::takes: leave(track, event.time); track.running = {event.goroutine, event.time, event.time};
  }
}

void Occupancy::finish(std::int64_t time) {
  until_ = end_ = time;
  for (Track& track : tracks_) {
    leave(track, time);
    if (track.stretches.size() == kMostStretches) until_ = std::min(until_, track.stretches.back().to);
  }
}

}  // namespace golearn
