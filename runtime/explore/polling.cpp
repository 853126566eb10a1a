#include "golearn/explore/polling.hpp"

#include <algorithm>

namespace golearn {
namespace {

bool concerns(const Operation& step, ObjectId object) {
  return step.object == object || std::ranges::find(step.objects, object) != step.objects.end();
}

// Reading is no attempt at anything: a goroutine that has done something else meanwhile reads for its own ends.
bool only_looks(EventKind kind) {
  return kind == EventKind::load || kind == EventKind::peek || kind == EventKind::yield;
}

}  // namespace

void Polling::clear() {
  polls_.clear();
  giving_way_ = 0;
}

bool Polling::gives_way(const core::Goroutine& goroutine) const {
  return anybody() && std::ranges::any_of(polls_, [&](const Poll& poll) {
           return poll.goroutine == goroutine.id && poll.rounds >= kRounds;
         });
}

// A single round is nothing yet: many a step finds nothing to do once.
Fingerprint Polling::fingerprint(const Renaming& names) const {
  Fingerprint all;
  for (const Poll& poll : polls_) {
    if (poll.rounds < 2) continue;
    const std::uint64_t object = poll.objects.empty() ? 0 : std::hash<ObjectId>()(poll.objects.front());
    const Fingerprint who = Fingerprint{}.then(names.of(poll.goroutine));
    all += who.then(static_cast<std::uint64_t>(poll.kind)).then(object).then(poll.rounds);
  }
  return all;
}

void Polling::made(const core::Goroutine& goroutine, const Operation& step, bool in_vain) {
  if (in_vain) return count(goroutine, step);
  if (!polls_.empty()) changed(goroutine, step);
}

void Polling::count(const core::Goroutine& goroutine, const Operation& step) {
  const auto at = std::ranges::find_if(polls_, [&](const Poll& poll) {
    return poll.goroutine == goroutine.id && poll.kind == step.kind && poll.where == step.where &&
           (poll.objects.empty() ? !step.object : concerns(step, poll.objects.front()));
  });
  if (at != polls_.end()) {
    giving_way_ += ++at->rounds == kRounds;
    return;
  }
  Poll& poll = polls_.emplace_back(Poll{goroutine.id, step.kind, step.where, {}, 1});
  if (!step.objects.empty()) {
    poll.objects.assign(step.objects.begin(), step.objects.end());
  } else if (step.object) {
    poll.objects.push_back(step.object);
  }
}

// Whoever only gives way looks at everything.
void Polling::changed(const core::Goroutine& by, const Operation& step) {
  std::erase_if(polls_, [&](const Poll& poll) {
    const bool mine = poll.goroutine == by.id;
    const bool over = (mine && step.object && only_looks(poll.kind)) || (!mine && poll.kind == EventKind::yield) ||
                      std::ranges::any_of(poll.objects, [&](ObjectId object) { return concerns(step, object); });
    giving_way_ -= over && poll.rounds >= kRounds;
    return over;
  });
}

}  // namespace golearn
