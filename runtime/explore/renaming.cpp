#include "golearn/explore/renaming.hpp"

namespace golearn {

void Renaming::call(std::size_t goroutine, std::size_t name) {
  while (names_.size() <= goroutine) names_.push_back(static_cast<std::uint32_t>(names_.size()));
  names_[goroutine] = static_cast<std::uint32_t>(name);
}

GoroutineSet Renaming::of(const GoroutineSet& goroutines) const {
  if (is_identity()) return goroutines;
  GoroutineSet all;
  goroutines.for_each([&](std::size_t each) { all.insert(of(each)); });
  return all;
}

Renaming Renaming::inverse() const {
  Renaming back;
  for (std::size_t each = names_.size(); each-- > 0;) back.call(names_[each], each);
  return back;
}

}  // namespace golearn
