#include "golearn/explore/dependence.hpp"

#include <algorithm>

#include "golearn/core/event_facts.hpp"

namespace golearn {
Step::Step(const Operation& operation) : kind(operation.kind), where(operation.where) {
  if (!operation.objects.empty()) {
    objects.assign(operation.objects.begin(), operation.objects.end());
  } else if (operation.object) {
    objects.push_back(operation.object);
  }
}

bool share_object(const Step& a, const Step& b) {
  return std::ranges::any_of(a.objects,
                             [&](ObjectId object) { return std::ranges::find(b.objects, object) != b.objects.end(); });
}

bool concerns_all(const Step& step) {
  return step.kind == EventKind::fire ||
         (step.kind == EventKind::peek && !step.objects.empty() && step.objects.front() == kProgram);
}

// Who waits is woken as well before a Done or another's Wait as after it: only an Add must not come first.
bool commute(EventKind a, EventKind b) {
  if (a == EventKind::wake) return b != EventKind::add;
  if (b == EventKind::wake) return a != EventKind::add;
  return a == b && facts(a).commutes;
}

bool dependent(const Step& a, const Step& b) {
  if (concerns_all(a) || concerns_all(b)) return true;
  // What a program that has ended does not do any more is missed only if it could be seen.
  if (a.kind == EventKind::end) return facts(b.kind).is_missed;
  if (b.kind == EventKind::end) return facts(a.kind).is_missed;
  return !commute(a.kind, b.kind) && share_object(a, b);
}

}  // namespace golearn
