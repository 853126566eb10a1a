#include "golearn/explore/state_table.hpp"

#include <algorithm>

namespace golearn {
namespace {

// What a node of a hash table takes besides what is in it.
constexpr std::size_t kNode = 32;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t next) { return (hash ^ next) * 0x9e3779b97f4a7c15U ^ hash >> 29; }

}  // namespace

void add(Counts& counts, std::uint32_t result, std::uint64_t more) {
  const auto at = std::ranges::lower_bound(counts, result, {}, &Counts::value_type::first);
  if (at != counts.end() && at->first == result) {
    at->second += more;
  } else {
    counts.insert(at, {result, more});
  }
}

void note(LaterSteps& later, const LaterStep& another) {
  const auto at = std::ranges::lower_bound(later, another.step, {}, &LaterStep::step);
  if (at != later.end() && at->step == another.step) {
    at->after &= another.after;
    at->alone = at->alone && another.alone;
  } else {
    later.insert(at, another);
  }
}

std::size_t StateTable::HashOfLaterSteps::operator()(const LaterSteps& all) const {
  std::uint64_t hash = all.size();
  for (const LaterStep& each : all) hash = mixed(mixed(hash, 2 * each.step + each.alone), each.after.hash());
  return hash;
}

std::size_t StateTable::HashOfCounts::operator()(const Counts& all) const {
  std::uint64_t hash = all.size();
  for (const auto& [result, count] : all) hash = mixed(mixed(hash, result), count);
  return hash;
}

std::uint32_t StateTable::number(std::size_t goroutine, const Step& step) {
  std::uint64_t hash = mixed(goroutine, static_cast<std::uint64_t>(step.kind));
  for (const ObjectId object : step.objects) hash = mixed(hash, std::hash<ObjectId>()(object));
  auto& those = numbers_[hash];
  for (const std::uint32_t each : those) {
    const Made& known = steps_[each];
    if (known.goroutine == goroutine && known.step.kind == step.kind && known.step.objects == step.objects) return each;
  }
  those.push_back(static_cast<std::uint32_t>(steps_.size()));
  steps_.push_back({goroutine, step});
  return those.back();
}

void StateTable::clear() {
  states_.clear();
  later_.clear();
  counts_.clear();
  bytes_ = 0;
}

const StateTable::Entry* StateTable::find(const Fingerprint& state) const {
  const auto at = states_.find(state);
  return at == states_.end() ? nullptr : &at->second;
}

void StateTable::keep(const Fingerprint& state, const LaterSteps& later, const Counts& counts) {
  if (bytes_ > most_bytes_) return;
  const auto [all, fresh] = later_.insert(later);
  if (fresh) bytes_ += kNode + sizeof(LaterSteps) + later.size() * sizeof(LaterStep);
  const auto [sums, new_sums] = counts_.insert(counts);
  if (new_sums) bytes_ += kNode + sizeof(Counts) + counts.size() * sizeof(Counts::value_type);
  if (states_.emplace(state, Entry{&*all, &*sums}).second) bytes_ += kNode + sizeof(Fingerprint) + sizeof(Entry);
}

}  // namespace golearn
