#include "export/svg_locks.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "export/svg_elements.hpp"
#include "export/svg_text.hpp"
#include "words/thing_contents.hpp"

namespace golearn::exports::svg {
namespace {

constexpr std::size_t kMostShown = 3, kMostStripes = 2;
constexpr double kForName = 14;  // the least height of a block with its owner's name

}  // namespace

void Locks::turn(const PictureStep& step, double y) {
  if (words::shown_in(step.object.kind) != words::Contents::holders) return;
  Held& held = held_[step.object];
  if (held.holders == step.after.holders) return;
  end(step.object, held, y);
  held = {step.after.holders, y};
  claim(step.object, held);
}

void Locks::claim(ObjectId lock, const Held& held) {
  for (const std::uint64_t holder : held.holders) {
    std::vector<ObjectId>& places = places_[holder];
    const auto free = std::ranges::find(places, ObjectId{});
    free == places.end() ? places.push_back(lock) : void(*free = lock);
  }
}

void Locks::finish(double y) {
  for (const auto& [lock, held] : held_) end(lock, held, y);
}

void Locks::end(ObjectId lock, const Held& held, double y) {
  if (!held.holders.empty() && y > held.since) block(lock, held, y);
  for (const std::uint64_t holder : held.holders) {
    std::vector<ObjectId>& places = places_[holder];
    const auto mine = std::ranges::find(places, lock);
    if (mine == places.end()) continue;
    stripe(holder, static_cast<std::size_t>(mine - places.begin()), held.since, y);
    *mine = {};
  }
}

void Locks::block(ObjectId lock, const Held& held, double y) {
  const ThingColumn* thing = drawing_.columns.of(lock);
  if (thing == nullptr) return;
  drawing_.seen.insert(Form::lock);
  const std::size_t shown = std::min(held.holders.size(), kMostShown);
  const double width = 2 * kBlockHalf / static_cast<double>(shown);
  for (std::size_t i = 0; i < shown; ++i) {
    const Column* owner = drawing_.columns.of(held.holders[i]);
    drawing_.layers.bars +=
        rect(thing->centre - kBlockHalf + static_cast<double>(i) * width, held.since, width - (shown > 1 ? 1 : 0),
             y - held.since, {{"fill", owner == nullptr ? kMany : owner->tint}});
  }
  if (y - held.since < kForName) return;
  const bool several = held.holders.size() > 1;
  const std::string name = several ? fmt::format("r{}", held.holders.size()) : words::short_form(held.holders.front());
  drawing_.layers.words +=
      words(thing->centre, held.since + 9, clipped(name, Face::small, 2 * kBlockHalf), {Face::small, kPage, "middle"});
}

void Locks::stripe(std::uint64_t holder, std::size_t place, double from, double to) {
  const Column* owner = drawing_.columns.of(holder);
  if (owner == nullptr || owner->shared() || place >= kMostStripes || to <= from) return;
  drawing_.seen.insert(Form::lock);
  drawing_.layers.bars +=
      rect(owner->centre - 12.5 - static_cast<double>(place) * 5, from, 3, to - from, {{"fill", kInk}});
}

void Locks::go_on(double from, double to) {
  for (auto& [lock, held] : held_) {
    held.since = from;
    claim(lock, held);
  }
  finish(to);
}

}  // namespace golearn::exports::svg
