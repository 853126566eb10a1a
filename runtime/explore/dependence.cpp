#include "explore/dependence.hpp"

#include <algorithm>

namespace golearn {
namespace {

// Two of these on one object: neither sees the other. Of several done() it makes no difference which is the one that
// reaches zero, for what it wakes is the same.
bool commutes_with_its_like(EventKind kind) {
  switch (kind) {
    case EventKind::load:
    case EventKind::peek:
    case EventKind::rlock:
    case EventKind::runlock:
    case EventKind::add:
    case EventKind::done:
    case EventKind::wait: return true;
    default: return false;
  }
}

// What a program that has ended does not do any more is missed only if it could be seen: as text, or as a panic.
bool shows(EventKind kind) {
  switch (kind) {
    case EventKind::print:
    case EventKind::send:
    case EventKind::close:
    case EventKind::select:
    case EventKind::unlock:
    case EventKind::runlock:
    case EventKind::done:
    case EventKind::add:
    case EventKind::wait:
    case EventKind::end: return true;
    default: return false;
  }
}

}  // namespace

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

bool dependent(const Step& a, const Step& b) {
  if (a.kind == EventKind::end) return shows(b.kind);
  if (b.kind == EventKind::end) return shows(a.kind);
  if (a.kind == b.kind && commutes_with_its_like(a.kind)) return false;
  return share_object(a, b);
}

}  // namespace golearn
