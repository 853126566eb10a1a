#include "golearn/explore/knowledge.hpp"

namespace golearn {

void Knowledge::observe(std::size_t goroutine, const Fingerprint& what) {
  if (all_.size() <= goroutine) all_.resize(goroutine + 1);
  ++all_[goroutine].count;
  all_[goroutine].history = all_[goroutine].history.then(what);
}

void Knowledge::join(const Knowledge& other) {
  if (all_.size() < other.all_.size()) all_.resize(other.all_.size());
  for (std::size_t i = 0; i < other.all_.size(); ++i) {
    if (other.all_[i].count > all_[i].count) all_[i] = other.all_[i];
  }
}

void Knowledge::keep_only(std::size_t goroutine) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (i != goroutine) all_[i] = {};
  }
}

Fingerprint Knowledge::sum(const Renaming& names) const {
  Fingerprint all;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (all_[i].count > 0) all += all_[i].history.then(names.of(i));
  }
  return all;
}

Fingerprint Knowledge::of_others_than(std::size_t goroutine) const {
  Fingerprint all = sum();
  if (goroutine < all_.size() && all_[goroutine].count > 0) all -= all_[goroutine].history.then(goroutine);
  return all;
}

Fingerprint Knowledge::of(std::size_t goroutine) const {
  return goroutine < all_.size() ? all_[goroutine].history.then(all_[goroutine].count) : Fingerprint{};
}

}  // namespace golearn
