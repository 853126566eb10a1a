// Who polls: makes the same step again and again and finds nothing to do, while nothing that it looks at changes. A
// select that takes its default, a TryLock of what is locked, a load, a receive from a closed channel, Gosched.
//
// A real scheduler is fair: whoever polls does not keep the others from going on for ever. Here all orders are
// possible, the unfair ones too, and a run in which only the poller goes would never end. So after a few rounds in
// vain a goroutine gives way: it is not chosen until another has changed what it looks at, or time has passed, or
// nobody else is left. That leaves out runs in which it would have polled more often, which matters only to a program
// that counts its rounds.
//
// Invariant: an entry stands for a step that has been made in vain `rounds` times since another goroutine changed one
// of its objects, and since the goroutine itself did. One thread.
#pragma once

#include <cstdint>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "golearn/core/goroutine.hpp"
#include "golearn/explore/fingerprint.hpp"
#include "golearn/explore/renaming.hpp"

namespace golearn {

class Polling {
 public:
  /// So often a goroutine may find nothing to do before it gives way.
  static constexpr std::uint32_t kRounds = 4;

  /// A new run begins, or timers went off: everybody may look again.
  void clear();
  /// `goroutine` made `step`.
  void made(const core::Goroutine& goroutine, const Operation& step, bool in_vain);
  /// Whether it has polled often enough.
  [[nodiscard]] bool gives_way(const core::Goroutine& goroutine) const;
  /// What of this decides how a run goes on, the goroutines under other names.
  [[nodiscard]] Fingerprint fingerprint(const Renaming& names) const;
  /// Whether anybody has.
  [[nodiscard]] bool anybody() const { return giving_way_ > 0; }

 private:
  struct Poll {
    std::uint64_t goroutine;
    EventKind kind;
    Place where;
    boost::container::small_vector<ObjectId, 2> objects;
    std::uint32_t rounds;
  };
  void count(const core::Goroutine& goroutine, const Operation& step);
  void changed(const core::Goroutine& by, const Operation& step);

  std::vector<Poll> polls_;
  std::size_t giving_way_ = 0;  // entries that have had their rounds
};

}  // namespace golearn
