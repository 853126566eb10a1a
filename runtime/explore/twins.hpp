// Twins: goroutines that run the same function with the same captures, started by the same goroutine. As long as each
// is told apart by nothing but what it has observed, one may stand for another: two states that differ only in which of
// them is which are followed by the same.
//
// Twins start with the same memory, too: the one that started them learned nothing of others meanwhile, so what it
// wrote between the go statements, no twin may read without waiting for it first (it would be a data race).
//
// Who draws random numbers, asks for its number, starts goroutines, makes objects, or uses an object of which only the
// history is known, stands out. One that does so before it has a twin has none. Where one stands out that has twins,
// what was believed of twins before does not hold, and the search believes in no twins any more.
//
// One thread.
#pragma once

#include <cstdint>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "golearn/explore/fingerprint.hpp"

namespace golearn {

class Twins {
 public:
  using Family = boost::container::small_vector<std::uint64_t, 8>;  // ids, ascending

  /// A new run.
  void begin();
  /// `goroutine` has been started; `origin` says by whom, who knew what of others, and what it runs. The number of its
  /// family.
  std::size_t started(std::uint64_t goroutine, const Fingerprint& origin);
  void stands_out(std::uint64_t goroutine);

  /// Whether some family has two.
  [[nodiscard]] bool any() const { return any_; }
  [[nodiscard]] const std::vector<Family>& families() const { return families_; }
  /// Whether one has stood out that had twins, in any run.
  [[nodiscard]] bool parted() const { return parted_; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct One {
    std::size_t family = kNone;
    bool stands_out = false;
  };
  std::vector<Fingerprint> origins_;  // of the families
  std::vector<Family> families_;
  std::vector<One> all_;  // by goroutine
  bool any_ = false;
  bool parted_ = false;
};

}  // namespace golearn
