#include "golearn/explore/directed.hpp"

#include <algorithm>
#include <array>

namespace golearn {
namespace {

constexpr std::array<std::uint32_t, 4> kWhims{0, 16, 4, 64};
constexpr std::size_t kBetweenStops = 64;
constexpr std::size_t kWidth = 64;  // options of a choice that are tried

// Classes of worth. Those in between print later lines, in their order.
constexpr std::size_t kPrints = 0;
constexpr std::size_t kMayPrint = 1;
constexpr std::size_t kMayHelp = 2;
constexpr std::size_t kLater = 3;
constexpr std::size_t kHeld = static_cast<std::size_t>(-1);

}  // namespace

Directed::Directed(int procs, std::uint64_t seed, Guide& guide, const Aim& aim, std::function<bool()> stop)
    : Chooser(procs),
      guide_(guide),
      aim_(aim),
      stop_(std::move(stop)),
      rng_(seed),
      whims_(guide.failures() == 0 ? 0 : kWhims[guide.failures() / 64 % kWhims.size()]) {}

std::size_t Directed::worth(const core::Goroutine& goroutine) {
  if (const std::string_view text = goroutine.pending().text; !text.empty()) {
    const OutputMatch::Step step = aim_.match.would(text);
    if (step == OutputMatch::Step::departs) return kHeld;
    return step == OutputMatch::Step::advances ? kPrints : kMayHelp;
  }
  const auto count = lines_.find(goroutine.id);
  const std::size_t line = count == lines_.end() ? 0 : count->second;
  if (guide_.may_print(goroutine.id, line, aim_.match.reached())) return kMayPrint;
  const std::size_t first = guide_.first_item(goroutine.id, line);
  return goroutine.id == 1 || first == aim_.expected.items.size() ? kMayHelp : kLater + first;
}

// Where somebody prints what is expected next, it is for him or another who does: all else can come after.
std::vector<std::uint32_t> Directed::ranked(Options options, bool running) {
  std::vector<std::pair<Rank, std::uint32_t>> all;
  const bool whim = whims_ != 0 && rng_.below(whims_) == 0;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::size_t mine = worth(*options[i]);
    if (mine == kHeld) continue;
    const std::uint32_t chance = running && i == 0 ? 0 : 1 + rng_.below(1U << 20);
    all.push_back({{whim ? std::min(mine, kMayPrint) : mine, chance}, static_cast<std::uint32_t>(i)});
  }
  std::ranges::sort(all);
  std::vector<std::uint32_t> order;
  for (const auto& [rank, index] : all) {
    if (order.size() == kWidth || (all.front().first.first == kPrints && rank.first != kPrints)) break;
    order.push_back(index);
  }
  return order;
}

bool Directed::hopeless(const core::Goroutine& running) {
  const std::string_view text = running.pending().text;
  if (text.empty() || aim_.match.would(text) != OutputMatch::Step::departs) return false;
  for (std::size_t i = aim_.match.reached(); i < aim_.expected.items.size(); ++i) {
    const ExpectedOutput::Item& item = aim_.expected.items[i];
    if (item.gap || item.line.matches(text)) return false;
  }
  hopeless_.insert(running.id);
  return hopeless_.size() > aim_.cut_off;
}

std::size_t Directed::choose(Options options, bool running) {
  if (aim_.match.departed() || (at_ % kBetweenStops == 0 && stop_())) return kAbandon;
  if (running && hopeless(*options.front())) return kAbandon;
  if (at_ == guide_.path().size()) {
    std::vector<std::uint32_t> order = ranked(options, running);
    if (order.empty()) return kAbandon;
    guide_.path().push_back({.order = std::move(order), .at = 0, .reached = aim_.match.reached()});
  }
  return follow(options.size());
}

std::uint32_t Directed::choose_case(std::uint32_t count) {
  if (at_ == guide_.path().size()) {
    std::vector<std::uint32_t> order(count);
    const std::uint32_t first = rng_.below(count);
    for (std::uint32_t i = 0; i < count; ++i) order[i] = (first + i) % count;
    guide_.path().push_back({.order = std::move(order), .at = 0, .reached = aim_.match.reached()});
  }
  return follow(count);
}

std::uint32_t Directed::follow(std::size_t count) {
  const Guide::Node& node = guide_.path()[at_++];
  return std::min(node.order[node.at], static_cast<std::uint32_t>(count - 1));
}

bool Directed::allows(core::Goroutine& goroutine) {
  return !aim_.match.departed() && worth(goroutine) != kHeld && !hopeless(goroutine);
}

}  // namespace golearn
