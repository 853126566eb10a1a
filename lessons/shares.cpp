#include "lessons/shares.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace golearn::lessons {
namespace {

constexpr std::size_t kNamed = 8;  // more processors than this are told as one

void add(Text& shares, const Text& who, const ProcessorStats& did) {
  shares.ko += fmt::format(" {} {}·{}·{},", who.ko, did.started, did.picked, did.stolen);
  shares.en += fmt::format(" {} {}/{}/{},", who.en, did.started, did.picked, did.stolen);
}

// More than there are: then some were stolen more than once for certain.
bool has_stolen_again(const Outcome& outcome) {
  std::uint64_t started = 0, stolen = 0;
  for (const ProcessorStats& each : outcome.processors) {
    started += each.started;
    stolen += each.stolen;
  }
  return stolen > started;
}

}  // namespace

Text what_processors_did(const Outcome& outcome) {
  Text shares{"프로세서가 한 일(처음 돌린 고루틴(main 포함), 골라 돌린 횟수, 훔쳐 온 고루틴):",
              "What each processor did (goroutines first run, main among them; times it picked one to run, goroutines "
              "stolen):"};
  const std::size_t named = std::min(outcome.processors.size(), kNamed);
  for (std::size_t i = 0; i < named; ++i) {
    add(shares, {fmt::format("P{}", i), fmt::format("P{}", i)}, outcome.processors[i]);
  }
  if (const std::size_t others = outcome.processors.size() - named; others > 0) {
    ProcessorStats sum;
    for (std::size_t i = named; i < outcome.processors.size(); ++i) {
      sum.started += outcome.processors[i].started;
      sum.picked += outcome.processors[i].picked;
      sum.stolen += outcome.processors[i].stolen;
    }
    add(shares, {fmt::format("나머지 {}개", others), fmt::format("the other {}", others)}, sum);
  }
  shares.ko.back() = shares.en.back() = '.';
  if (has_stolen_again(outcome))
    shares = shares + Text{" 한 고루틴을 여러 번 훔치기도 한다.", " One may be stolen more than once."};
  return shares;
}

}  // namespace golearn::lessons
