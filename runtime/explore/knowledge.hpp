// What a goroutine may know: how far each goroutine had come, and what each had observed by then, of all that happened
// before. It is what may have reached it through memory that the runtime does not see.
//
// A vector clock with a fingerprint beside each count. One thread.
#pragma once

#include <boost/container/small_vector.hpp>

#include "golearn/explore/fingerprint.hpp"
#include "golearn/explore/renaming.hpp"

namespace golearn {

class Knowledge {
 public:
  /// `goroutine`, whose knowledge it is, has observed this.
  void observe(std::size_t goroutine, const Fingerprint& what);
  /// What `other` knows is known too.
  void join(const Knowledge& other);
  /// Of all of it, the goroutines under other names.
  [[nodiscard]] Fingerprint sum(const Renaming& names = {}) const;
  /// Of what is known of others than `goroutine`.
  [[nodiscard]] Fingerprint of_others_than(std::size_t goroutine) const;
  /// What is known of `goroutine`, and how much of it.
  [[nodiscard]] Fingerprint of(std::size_t goroutine) const;
  /// Forgets all but what `goroutine` itself has observed.
  void keep_only(std::size_t goroutine);

 private:
  struct Known {
    std::uint32_t count = 0;
    Fingerprint history;
  };
  boost::container::small_vector<Known, 4> all_;  // by goroutine
};

}  // namespace golearn
