#include "golearn/observe/take_snapshot.hpp"

#include <algorithm>
#include <ranges>
#include <unordered_map>

namespace golearn::waits {
namespace {

GoroutineState state_of(const Goroutine& g) { return g.leaving ? GoroutineState::dead : g.state; }

// One goroutine's edges and what would release it.
class Pen {
 public:
  Pen(const WaitState& state, const Goroutine& g, WaitSnapshot& snapshot) : state_(state), g_(g), snapshot_(snapshot) {}

  WaitNode node() {
    WaitNode node{.goroutine = g_.id, .parent = g_.parent, .created_at = g_.created_at, .state = state_of(g_)};
    if (g_.state != GoroutineState::waiting) return node;
    node.reason = g_.reason;
    node.where = g_.where;
    node.since = g_.since;
    for (const ObjectId each : g_.objects) {
      if (std::ranges::count(node.objects, each, &WaitObject::id)) continue;  // twice in one select
      const Object& o = *state_.find(each);
      node.objects.push_back({each, o.first_at, o.counter, o.capacity, state_.name_of(each)});
      draw(o);
    }
    if (g_.objects.empty()) {
      release({.kind = g_.reason == WaitReason::sleep ? ReleaseKind::time : ReleaseKind::nothing});
    }
    node.release = std::move(releases_);
    node.left_out = add_edges();
    return node;
  }

 private:
  void draw(const Object& o) {
    switch (g_.reason) {
      case WaitReason::mutex_lock:
      case WaitReason::rwmutex_lock:
      case WaitReason::rwmutex_rlock: return lock(o);
      case WaitReason::waitgroup_wait: return group(o);
      case WaitReason::cond_wait:
        history(o, o.signalled, WaitEdgeReason::has_signalled);
        release({.kind = ReleaseKind::signal, .object = o.id});
        return release({.kind = ReleaseKind::broadcast, .object = o.id});
      case WaitReason::chan_receive:
        history(o, o.sent, WaitEdgeReason::has_sent);
        release({.kind = ReleaseKind::send, .object = o.id});
        return release({.kind = ReleaseKind::close, .object = o.id});
      case WaitReason::chan_send:
        history(o, o.received, WaitEdgeReason::has_received);
        return release({.kind = ReleaseKind::receive, .object = o.id});
      case WaitReason::select:
        history(o, o.sent, WaitEdgeReason::has_sent);
        history(o, o.received, WaitEdgeReason::has_received);
        return release({.kind = ReleaseKind::select_case, .object = o.id});
      case WaitReason::none:
      case WaitReason::chan_receive_nil:
      case WaitReason::chan_send_nil:
      case WaitReason::select_no_cases:
      case WaitReason::sleep:
      case WaitReason::semacquire: return;  // for nothing that others could do something about
    }
  }

  void lock(const Object& o) {
    owed(o, o.holder, WaitEdgeReason::holds, ReleaseKind::unlock);
    if (g_.reason == WaitReason::rwmutex_rlock) {
      if (o.holder.empty()) writer(o);
    } else {
      owed(o, o.readers, WaitEdgeReason::reads, ReleaseKind::runlock);
    }
    if (releases_.empty()) release({.kind = ReleaseKind::unlock, .object = o.id});
  }

  void writer(const Object& o) {
    Deeds waiting;
    if (o.waiting_writer) waiting[o.waiting_writer] = {state_.find(o.waiting_writer)->where, 1};
    owed(o, waiting, WaitEdgeReason::writer_first, ReleaseKind::writer_turn);
  }

  void group(const Object& o) {
    for (const auto& [id, deed] : o.not_done) edge(o, id, WaitEdgeReason::not_done, deed);
    for (const auto& [id, deed] : o.added) edge(o, id, WaitEdgeReason::added, deed);
    release({.kind = ReleaseKind::done, .object = o.id, .count = o.counter});
  }

  void owed(const Object& o, const Deeds& deeds, WaitEdgeReason reason, ReleaseKind kind) {
    for (const auto& [id, deed] : deeds) {
      edge(o, id, reason, deed);
      release({.kind = kind, .object = o.id, .goroutine = id, .count = deed.count, .where = deed.where});
    }
  }

  void history(const Object& o, const Deeds& deeds, WaitEdgeReason reason) {
    for (const auto& [id, deed] : deeds) {
      if (id != g_.id) edge(o, id, reason, deed);
    }
  }

  void release(const Release& each) { releases_.push_back(each); }
  void edge(const Object& o, std::uint64_t to, WaitEdgeReason reason, const Deed& deed) {
    edges_.push_back({g_.id, to, reason, o.id, deed.where, deed.count});
  }

  [[nodiscard]] bool has_ended(const WaitEdge& edge) const {
    const Goroutine* to = state_.find(edge.to);
    return !to || state_of(*to) == GoroutineState::dead;
  }

  std::vector<EdgesLeftOut> add_edges() {
    std::ranges::stable_partition(edges_, [&](const WaitEdge& edge) { return !has_ended(edge); });
    const auto kept = static_cast<std::ptrdiff_t>(std::min(edges_.size(), WaitSnapshot::kMostEdges));
    snapshot_.edges.insert(snapshot_.edges.end(), edges_.begin(), edges_.begin() + kept);
    std::vector<EdgesLeftOut> left_out;
    for (const WaitEdge& edge : edges_ | std::views::drop(kept)) count(edge, left_out);
    return left_out;
  }

  void count(const WaitEdge& edge, std::vector<EdgesLeftOut>& left_out) const {
    const bool ended = has_ended(edge);
    const auto same = std::ranges::find_if(left_out, [&](const EdgesLeftOut& more) {
      return more.reason == edge.reason && more.where == edge.where && more.ended == ended;
    });
    if (same != left_out.end()) {
      ++same->count;
    } else {
      left_out.push_back({edge.reason, edge.where, ended, 1});
    }
  }

  const WaitState& state_;
  const Goroutine& g_;
  WaitSnapshot& snapshot_;
  std::vector<WaitEdge> edges_;
  std::vector<Release> releases_;
};

// A circle of edges, found depth first, without recursion: a chain may have as many links as there are goroutines.
class CircleSearch {
 public:
  CircleSearch(const std::vector<WaitEdge>& edges, bool only_owed) {
    for (const WaitEdge& edge : edges) {
      if (!only_owed || is_owed(edge.reason)) next_[edge.from].push_back(edge.to);
    }
  }

  std::vector<std::uint64_t> find(const std::vector<WaitNode>& nodes) {
    for (const WaitNode& node : nodes) {
      if (auto circle = from(node.goroutine); !circle.empty()) return circle;
    }
    return {};
  }

 private:
  std::vector<std::uint64_t> from(std::uint64_t start) {
    if (!enter(start)) return {};
    while (!path_.empty()) {
      const std::vector<std::uint64_t>& targets = next_[path_.back()];
      Visit& visit = visits_[path_.back()];
      if (visit.tried == targets.size()) {
        visit.on_path = false;
        path_.pop_back();
        continue;
      }
      const std::uint64_t to = targets[visit.tried++];
      if (!enter(to) && visits_[to].on_path) return circle_at(to);
    }
    return {};
  }

  bool enter(std::uint64_t id) {
    if (!visits_.try_emplace(id).second) return false;
    path_.push_back(id);
    return true;
  }

  [[nodiscard]] std::vector<std::uint64_t> circle_at(std::uint64_t id) const {
    std::vector<std::uint64_t> circle(std::ranges::find(path_, id), path_.end());
    std::ranges::rotate(circle, std::ranges::min_element(circle));
    return circle;
  }

  struct Visit {
    bool on_path = true;
    std::size_t tried = 0;  // of its targets
  };
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> next_;
  std::unordered_map<std::uint64_t, Visit> visits_;
  std::vector<std::uint64_t> path_;
};

// Those that edges lead to and that do not wait themselves.
void add_targets(const WaitState& state, WaitSnapshot& snapshot) {
  std::set<std::uint64_t> missing;
  for (const WaitEdge& edge : snapshot.edges) missing.insert(edge.to);
  for (const WaitNode& node : snapshot.nodes) missing.erase(node.goroutine);
  for (const std::uint64_t id : missing) {
    if (const Goroutine* g = state.find(id)) snapshot.nodes.push_back(Pen(state, *g, snapshot).node());
  }
  std::ranges::sort(snapshot.nodes, {}, &WaitNode::goroutine);
}

}  // namespace

WaitSnapshot take_snapshot(const WaitState& state) {
  WaitSnapshot snapshot;
  for (const auto& [id, g] : state.goroutines()) {
    if (g.state == GoroutineState::waiting) snapshot.nodes.push_back(Pen(state, g, snapshot).node());
  }
  add_targets(state, snapshot);
  snapshot.cycle = CircleSearch(snapshot.edges, true).find(snapshot.nodes);
  if (snapshot.cycle.empty()) snapshot.cycle = CircleSearch(snapshot.edges, false).find(snapshot.nodes);
  return snapshot;
}

}  // namespace golearn::waits
