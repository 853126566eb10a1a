#include "golearn/observe/wait_snapshot.hpp"

#include <fmt/format.h>

#include <map>

namespace golearn {

std::string_view to_string(ReleaseKind kind) {
  switch (kind) {
    case ReleaseKind::nothing: return "nothing";
    case ReleaseKind::send: return "send";
    case ReleaseKind::receive: return "receive";
    case ReleaseKind::close: return "close";
    case ReleaseKind::select_case: return "select_case";
    case ReleaseKind::unlock: return "unlock";
    case ReleaseKind::runlock: return "runlock";
    case ReleaseKind::writer_turn: return "writer_turn";
    case ReleaseKind::done: return "done";
    case ReleaseKind::signal: return "signal";
    case ReleaseKind::broadcast: return "broadcast";
    case ReleaseKind::time: return "time";
  }
  return "";
}

std::string_view to_string(WaitEdgeReason reason) {
  switch (reason) {
    case WaitEdgeReason::holds: return "holds";
    case WaitEdgeReason::reads: return "reads";
    case WaitEdgeReason::writer_first: return "writer_first";
    case WaitEdgeReason::not_done: return "not_done";
    case WaitEdgeReason::added: return "added";
    case WaitEdgeReason::has_sent: return "has_sent";
    case WaitEdgeReason::has_received: return "has_received";
    case WaitEdgeReason::has_signalled: return "has_signalled";
  }
  return "";
}

namespace {

std::string at(Place where, const PlaceText& place) { return where.line() ? " " + place(where) : ""; }

std::string line_of(const WaitNode& node, const PlaceText& place) {
  std::string line = fmt::format("goroutine {} [{}]{}", node.goroutine, to_string(node.reason), at(node.where, place));
  for (const WaitObject& each : node.objects) {
    line += " " + to_string(each.id);
    if (node.reason == WaitReason::waitgroup_wait) line += fmt::format("={}", each.counter);
  }
  return line + '\n';
}

std::string line_of(const Release& release, const PlaceText& place) {
  std::string line = fmt::format("  <- {}", to_string(release.kind));
  if (release.object) line += " " + to_string(release.object);
  if (release.goroutine) line += fmt::format(" goroutine {}", release.goroutine);
  if (release.count > 1) line += fmt::format(" *{}", release.count);
  return line + at(release.where, place) + '\n';
}

std::string line_of(const WaitEdge& edge, bool ended, const PlaceText& place) {
  return fmt::format("  {} goroutine {} {} {}{}\n", ended ? "-x" : "->", edge.to, to_string(edge.object),
                     to_string(edge.reason), at(edge.where, place));
}

std::string circle(const std::vector<std::uint64_t>& cycle) {
  std::string line = "==";
  for (const std::uint64_t id : cycle) line += fmt::format(" goroutine {} ->", id);
  return line + fmt::format(" goroutine {}\n", cycle.front());
}

}  // namespace

std::string to_text(const WaitSnapshot& snapshot, const PlaceText& place) {
  std::map<std::uint64_t, GoroutineState> states;
  std::map<std::uint64_t, std::string> edges;
  for (const WaitNode& node : snapshot.nodes) states[node.goroutine] = node.state;
  for (const WaitEdge& edge : snapshot.edges) {
    edges[edge.from] += line_of(edge, states[edge.to] == GoroutineState::dead, place);
  }
  std::string text;
  for (const WaitNode& node : snapshot.nodes) {
    if (node.state != GoroutineState::waiting) continue;
    text += line_of(node, place) + edges[node.goroutine];
    std::size_t left_out = 0;
    for (const EdgesLeftOut& more : node.left_out) left_out += more.count;
    if (left_out) text += fmt::format("  -> ... +{}\n", left_out);
    for (const Release& each : node.release) text += line_of(each, place);
  }
  if (!snapshot.cycle.empty()) text += circle(snapshot.cycle);
  return text;
}

}  // namespace golearn
