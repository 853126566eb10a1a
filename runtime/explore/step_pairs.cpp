#include "golearn/explore/step_pairs.hpp"

#include <algorithm>

#include "golearn/explore/dependence.hpp"

namespace golearn {

void StepPairs::made(std::uint64_t goroutine, const Operation& step) {
  const Last now{run_, goroutine, step.kind, spot_of(step)};
  if (step.objects.empty() && step.object) met(step.object, now);
  for (const ObjectId object : step.objects) met(object, now);
}

// Lines and columns differ within a file, and programs of several files are large enough for an accident not to matter.
StepPairs::Spot StepPairs::spot_of(const Operation& step) {
  return step.where.line() << 12 ^ step.where.column() << 6 ^ static_cast<Spot>(step.kind);
}

void StepPairs::met(ObjectId object, const Last& now) {
  auto& all = last_[static_cast<std::size_t>(object.kind)];
  if (all.size() <= object.number) all.resize(object.number + 1);
  Last& before = all[object.number];
  const bool met = before.run == now.run && before.goroutine != now.goroutine;
  if (met && !commute(before.kind, now.kind)) came(before.spot, now.spot);
  before = now;
}

void StepPairs::came(Spot first, Spot second) {
  if (first == second) return;
  const auto [low, high] = std::minmax(first, second);
  std::uint8_t& orders = orders_[std::uint64_t{low} << 32 | high];
  const bool had_both = orders == 3;
  orders |= first == low ? 1 : 2;
  in_both_ += orders == 3 && !had_both;
}

}  // namespace golearn
