#include "golearn/explore/random_order.hpp"

#include <algorithm>

namespace golearn {
namespace {

constexpr std::uint32_t kRare = 40;  // updates for one gap, when there have been as many
constexpr std::uint32_t kSoon = 8;   // choices until a late one comes back, about

}  // namespace

void RandomOrder::clear() {
  Chooser::clear();
  last_ = nullptr;
  late_.clear();
}

std::size_t RandomOrder::choose(Options options, bool running) {
  if (!rules().ticking) return rng_.below(static_cast<std::uint32_t>(options.size()));
  const std::size_t at = running && is_updating(*options.front()) ? choose_in_gap(options) : choose_between(options);
  chosen(options[at]);
  return at;
}

// It has read, and what it does next is to write the same variable at the same place.
bool RandomOrder::is_updating(const core::Goroutine& running) const {
  const Operation& next = running.pending();
  return &running == last_ && step_.kind == EventKind::load && next.kind == EventKind::store &&
         step_.object == next.object && step_.where == next.where;
}

// The first updates have one sooner, so that a small program has one, too.
bool RandomOrder::opens_gap() { return rng_.below(std::min(kRare, 2 + updates_++)) == 0; }

std::size_t RandomOrder::choose_in_gap(Options options) {
  if (!opens_gap()) return 0;
  late_.push_back(options.front());
  return 1 + rng_.below(static_cast<std::uint32_t>(options.size() - 1));
}

std::size_t RandomOrder::choose_between(Options options) {
  if (!late_.empty() && rng_.below(kSoon) == 0) {
    const auto late = std::ranges::find(options, late_.front());
    if (late != options.end()) return static_cast<std::size_t>(late - options.begin());
  }
  return rng_.below(static_cast<std::uint32_t>(options.size()));
}

void RandomOrder::chosen(core::Goroutine* goroutine) {
  std::erase(late_, goroutine);
  last_ = goroutine;
  step_ = goroutine ? goroutine->pending() : Operation{};
}

}  // namespace golearn
