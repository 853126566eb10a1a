// Other numbers for goroutines: a permutation of their ids. Those that it does not name keep theirs.
#pragma once

#include <cstddef>
#include <cstdint>

#include <boost/container/small_vector.hpp>

#include "golearn/explore/goroutine_set.hpp"

namespace golearn {

class Renaming {
 public:
  /// `goroutine` is to be called `name`. In the end each that is a name must have one.
  void call(std::size_t goroutine, std::size_t name);
  [[nodiscard]] std::size_t of(std::size_t goroutine) const {
    return goroutine < names_.size() ? names_[goroutine] : goroutine;
  }
  [[nodiscard]] GoroutineSet of(const GoroutineSet& goroutines) const;
  [[nodiscard]] bool is_identity() const { return names_.empty(); }
  [[nodiscard]] Renaming inverse() const;

 private:
  boost::container::small_vector<std::uint32_t, 8> names_;  // by goroutine
};

}  // namespace golearn
