#include "golearn/explore/twins.hpp"

#include <algorithm>
#include <utility>

namespace golearn {

void Twins::begin() {
  origins_.clear();
  families_.clear();
  all_.clear();
  any_ = false;
}

std::size_t Twins::started(std::uint64_t goroutine, const Fingerprint& origin) {
  const auto at = std::ranges::find(origins_, origin);
  const auto family = static_cast<std::size_t>(at - origins_.begin());
  if (at == origins_.end()) {
    origins_.push_back(origin);
    families_.emplace_back();
  }
  if (all_.size() <= goroutine) all_.resize(goroutine + 1);
  all_[goroutine].family = family;
  families_[family].push_back(goroutine);
  any_ = any_ || families_[family].size() > 1;
  return family;
}

void Twins::stands_out(std::uint64_t goroutine) {
  if (parted_ || goroutine >= all_.size()) return;
  One& one = all_[goroutine];
  if (one.family == kNone || std::exchange(one.stands_out, true)) return;
  auto& family = families_[one.family];
  if (family.size() > 1) {
    parted_ = true;
    any_ = false;
  } else {
    family.clear();
  }
}

}  // namespace golearn
