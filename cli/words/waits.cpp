#include "words/waits.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"

namespace golearn::words {
namespace {

using study::with_particle;

constexpr std::size_t kMostGroups = 6;
constexpr std::size_t kMostInCircle = 8;

// Edges of one goroutine that say the same of several others.
struct Bond {
  WaitEdgeReason reason;
  unsigned line;  // of `where`
  bool ended;
  Place where;
  std::vector<std::uint64_t> to;
  std::size_t more = 0;  // that the graph has left out

  [[nodiscard]] std::size_t count() const { return to.size() + more; }
};

// Goroutines that wait alike.
struct Group {
  const WaitNode* node;
  std::vector<std::uint64_t> who;
  std::vector<Bond> bonds;
};

class Words {
 public:
  Words(const Names& names, const WaitSnapshot& snapshot) : names_(names), snapshot_(snapshot) {}

  std::vector<std::string> all(const std::function<bool(const WaitNode&)>& told) {
    for (const WaitNode& node : snapshot_.nodes) {
      if (node.state == GoroutineState::waiting && told(node)) add(node);
    }
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(groups_.size(), kMostGroups); ++i) words.push_back(sentence(groups_[i]));
    if (groups_.size() > kMostGroups) words.push_back(rest());
    if (!words.empty() && !snapshot_.cycle.empty()) words.push_back(circle());
    return words;
  }

 private:
  // What must be equal for two to be told as one.
  static auto key(const WaitNode& node) {
    std::vector<ObjectId> objects;
    for (const WaitObject& object : node.objects) objects.push_back(object.id);
    return std::tuple(node.reason, node.where.line(), std::move(objects));
  }

  static bool alike(const std::vector<Bond>& some, const std::vector<Bond>& others) {
    const auto key = [](const Bond& bond) { return std::tie(bond.reason, bond.line, bond.ended, bond.to, bond.more); };
    return std::ranges::equal(some, others, [&](const Bond& a, const Bond& b) { return key(a) == key(b); });
  }

  void add(const WaitNode& node) {
    std::vector<Bond> bonds = bonds_of(node);
    const auto same = std::ranges::find_if(
        groups_, [&](const Group& g) { return key(*g.node) == key(node) && alike(g.bonds, bonds); });
    if (same != groups_.end()) return same->who.push_back(node.goroutine);
    groups_.push_back({&node, {node.goroutine}, std::move(bonds)});
  }

  std::vector<Bond> bonds_of(const WaitNode& node) {
    std::vector<Bond> bonds;
    for (const WaitEdge& edge : snapshot_.edges) {
      if (edge.from == node.goroutine) bond(bonds, edge.reason, edge.where, has_ended(edge.to)).to.push_back(edge.to);
    }
    for (const EdgesLeftOut& left : node.left_out) bond(bonds, left.reason, left.where, left.ended).more += left.count;
    return bonds;
  }

  // The one among them that says this; a new one if none does.
  static Bond& bond(std::vector<Bond>& bonds, WaitEdgeReason reason, Place where, bool ended) {
    const auto same = std::ranges::find_if(bonds, [&](const Bond& bond) {
      return bond.reason == reason && bond.line == where.line() && bond.ended == ended;
    });
    return same != bonds.end() ? *same : bonds.emplace_back(Bond{reason, where.line(), ended, where, {}});
  }

  [[nodiscard]] bool has_ended(std::uint64_t goroutine) const {
    const auto node = std::ranges::find(snapshot_.nodes, goroutine, &WaitNode::goroutine);
    return node == snapshot_.nodes.end() || node->state == GoroutineState::dead;
  }

  std::string sentence(const Group& group) {
    std::string text = fmt::format("{}: {}{}{}.", names_.goroutines(group.who), to_string(group.node->reason),
                                   name_of(*group.node), names_.at(group.node->where));
    for (const Bond& bond : group.bonds) text += " " + who_could(bond);
    const std::string release = what_would(*group.node, group.who.size() > 1);
    return release.empty() ? text : text + " " + release;
  }

  // `, fork`: what it waits for, if that is one thing with a name.
  static std::string name_of(const WaitNode& node) {
    const bool named = node.objects.size() == 1 && !node.objects.front().name.empty();
    return named ? ", " + node.objects.front().name : "";
  }

  // Who could release it, and why that one.
  std::string who_could(const Bond& bond) {
    const std::string who = names_.goroutines(bond.to, bond.more);
    const std::string who_ko = study::with_particle(who, "이", "가");
    const std::string at = names_.at(bond.where);
    const bool one = bond.count() == 1;
    std::string text;
    switch (bond.reason) {
      case WaitEdgeReason::holds:
        text =
            names_.say({fmt::format("{} 락을 잡고 있다{}", who_ko, at), fmt::format("{} holds it locked{}", who, at)});
        break;
      case WaitEdgeReason::reads:
        text = names_.say({fmt::format("{} 읽기 락을 잡고 있다{}", who_ko, at),
                           fmt::format("{} hold{} it for reading{}", who, one ? "s" : "", at)});
        break;
      case WaitEdgeReason::writer_first:
        text = names_.say({fmt::format("{} 먼저 쓰려고 기다린다{}", who_ko, at),
                           fmt::format("{} waits to write before it{}", who, at)});
        break;
      case WaitEdgeReason::not_done:
        text = names_.say({fmt::format("{} {}Done을 부르지 않았다", who_ko, bond.ended ? "" : "아직 "),
                           fmt::format("{} {} not called Done", who, one ? "has" : "have")});
        break;
      case WaitEdgeReason::added:
        text = names_.say({fmt::format("{} Add로 늘린 만큼 Done이 불리지 않았다{}", who_ko, at),
                           fmt::format("{} called Add{}, and no Done has matched it", who, at)});
        break;
      case WaitEdgeReason::has_sent:
        text =
            names_.say({fmt::format("전에 {} 보냈다{}", who_ko, at), fmt::format("{} sent on it before{}", who, at)});
        break;
      case WaitEdgeReason::has_received:
        text = names_.say(
            {fmt::format("전에 {} 받았다{}", who_ko, at), fmt::format("{} received from it before{}", who, at)});
        break;
      case WaitEdgeReason::has_signalled:
        text = names_.say(
            {fmt::format("전에 {} 깨우는 신호를 보냈다{}", who_ko, at), fmt::format("{} signalled before{}", who, at)});
        break;
    }
    if (!bond.ended) return text + ".";
    return text + names_.say({". 이미 끝난 고루틴이다.", one ? ". It has ended." : ". They have ended."});
  }

  // What would let it go on, or one of `many` after another. Of locks, who holds them has been told.
  std::string what_would(const WaitNode& node, bool many) {
    if (node.release.empty()) return "";
    const Release& first = node.release.front();
    switch (first.kind) {
      case ReleaseKind::nothing: return names_.say({"아무것도 풀어 줄 수 없다.", "Nothing can ever release it."});
      case ReleaseKind::send:
      case ReleaseKind::close:
        return many ? names_.say({"누군가 이 채널에 보내면 하나가, 채널을 닫으면 모두 풀린다.",
                                  "A send on this channel would release one of them, its close all."})
                    : names_.say({"누군가 이 채널에 보내거나 채널을 닫아야 풀린다.",
                                  "A send on this channel, or its close, would release it."});
      case ReleaseKind::receive:
        return many
                   ? names_.say({"누군가 이 채널에서 받을 때마다 하나씩 풀린다.",
                                 "A receive from this channel would release one of them."})
                   : names_.say({"누군가 이 채널에서 받아야 풀린다.", "A receive from this channel would release it."});
      case ReleaseKind::select_case:
        return names_.say({"case의 채널 가운데 하나라도 준비되면 풀린다.",
                           fmt::format("Any of its cases would release {}, once its channel is ready.",
                                       many ? "one of them" : "it")});
      case ReleaseKind::unlock:
        if (!many) return names_.say({"Unlock하면 풀린다.", "An Unlock would release it."});
        return node.reason == WaitReason::rwmutex_rlock
                   ? names_.say({"Unlock하면 모두 풀린다.", "An Unlock would release them all."})
                   : names_.say({"Unlock할 때마다 하나씩 풀린다.", "An Unlock would release one of them."});
      case ReleaseKind::runlock:
        return names_.say({fmt::format("모두 RUnlock해야 {}풀린다.", many ? "하나가 " : ""),
                           fmt::format("An RUnlock by each would release {}.", many ? "one of them" : "it")});
      case ReleaseKind::writer_turn:
        return names_.say({"쓰기가 먼저 끝나야 풀린다.", "The writer's turn must come and end first."});
      case ReleaseKind::done:
        return names_.say({fmt::format("Done이 {}번 더 불려야 풀린다.", first.count),
                           fmt::format("{} more call{} of Done would release {}.", first.count,
                                       first.count == 1 ? "" : "s", many ? "them all" : "it")});
      case ReleaseKind::signal:
      case ReleaseKind::broadcast:
        return many ? names_.say({"누군가 Signal을 부르면 하나가, Broadcast를 부르면 모두 풀린다.",
                                  "A Signal would release one of them, a Broadcast all."})
                    : names_.say({"누군가 Signal이나 Broadcast를 불러야 풀린다.",
                                  "A Signal or a Broadcast would release it."});
      case ReleaseKind::time: return "";
    }
    return "";
  }

  std::string rest() {
    std::size_t more = 0;
    for (std::size_t i = kMostGroups; i < groups_.size(); ++i) more += groups_[i].who.size();
    return names_.say({fmt::format("… 그 밖에 고루틴 {}개가 더 기다린다.", more),
                       fmt::format("… and {} more goroutine{}.", more, more == 1 ? " waits" : "s wait")});
  }

  std::string circle() {
    const std::vector<std::uint64_t>& cycle = snapshot_.cycle;
    if (cycle.size() == 1) {
      const std::string who = names_.goroutine(cycle.front());
      return names_.say({fmt::format("고리: {} 자기 자신을 기다린다.", with_particle(who, "은", "는")),
                         fmt::format("The circle: {} waits for itself.", who)});
    }
    std::string chain;
    for (std::size_t i = 0; i < std::min(cycle.size(), kMostInCircle); ++i) chain += names_.goroutine(cycle[i]) + " → ";
    if (cycle.size() > kMostInCircle) chain += "… → ";
    chain += names_.goroutine(cycle.front());
    return names_.say({fmt::format("고리: {}. 저마다 다음 고루틴을 기다린다.", chain),
                       fmt::format("The circle: {}. Each waits for the next.", chain)});
  }

  const Names& names_;
  const WaitSnapshot& snapshot_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<std::string> about_waits(const Names& names, const WaitSnapshot& snapshot,
                                     const std::function<bool(const WaitNode&)>& told) {
  return Words(names, snapshot).all(told);
}

}  // namespace golearn::words
