#include "study/decisive.hpp"

#include <algorithm>

#include "core/event_facts.hpp"
#include "study/run.hpp"
#include "study/watched.hpp"

namespace golearn::study {
namespace {

using Entries = std::vector<Trace::Entry>;

// Whether the event is a step on something that others may look at too.
bool is_step(const Event& event) {
  return event.kind == EventKind::print || (event.object && facts(event.kind).by_program && facts(event.kind).touches);
}

// The same object, and not both only look.
bool conflict(const Event& a, const Event& b) {
  if (a.kind == EventKind::print || b.kind == EventKind::print) return a.kind == b.kind;
  return a.object == b.object && !(a.kind == b.kind && facts(a.kind).commutes);
}

Deed deed_of(const Trace::Entry& entry) {
  const Event& event = entry.event;
  return {.goroutine = event.goroutine, .kind = event.kind, .object = event.object, .value = entry.text};
}

// What the goroutine preempted at `at` did next, and the first that another did before it to the same.
std::optional<Switch> switch_at(const Entries& run, std::size_t at) {
  const std::uint64_t preempted = run[at].event.goroutine;
  const auto from = run.begin() + static_cast<std::ptrdiff_t>(at);
  const auto next = std::find_if(from, run.end(), [&](const Trace::Entry& entry) {
    return entry.event.goroutine == preempted && is_step(entry.event);
  });
  if (next == run.end()) return std::nullopt;
  const auto between = std::find_if(from, next, [&](const Trace::Entry& entry) {
    return entry.event.goroutine != preempted && is_step(entry.event) && conflict(entry.event, next->event);
  });
  if (between == next) return std::nullopt;
  return Switch{deed_of(*between), deed_of(*next)};
}

}  // namespace

std::optional<Switch> decisive_switch(const Entries& run) {
  for (std::size_t at = run.size(); at-- > 0;) {
    if (run[at].event.kind != EventKind::preempt) continue;
    if (const auto found = switch_at(run, at)) return found;
  }
  return std::nullopt;
}

std::optional<Switch> decisive_switch(RunSpec spec) {
  spec.watch = {"events"};
  return decisive_switch(run(spec).seen.get<Events>().entries);
}

}  // namespace golearn::study
