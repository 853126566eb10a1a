// The state that a run has come to, as a fingerprint: two prefixes of runs with the same one are followed by the same.
//
// Stacks are not looked into. What a goroutine does next is a function of what it has observed: of each of its steps
// the value that it read or received, which case was chosen, whether a lock was free; and, since memory that the
// runtime does not see may be handed over with a lock or a message, of all that may have reached it so. Hence a state
// is, for each goroutine, the fingerprint of its knowledge and whether it waits; for each object what it holds; what
// was printed; the time.
//
// Channels, mutexes, WaitGroups, atomics and variables are modelled: of those only what they hold counts, not how it
// came about, which is where states meet. Of all other objects the whole history counts, which is never wrong.
//
// It is an observer, and is told of steps by the search besides: when one begins, and when the next is asked for. One
// thread.
#pragma once

#include <array>
#include <deque>
#include <vector>

#include "golearn/core/observer.hpp"
#include "golearn/explore/knowledge.hpp"
#include "golearn/explore/twins.hpp"

namespace golearn {

class StateModel final : public Observer {
 public:
  /// A new run.
  void begin();
  void on(const Event& event) override;
  [[nodiscard]] Values wants_values() const override { return Values::exact; }
  /// The goroutine begins this step.
  void begin_step(std::uint64_t goroutine, const Operation& step);
  /// What it has come to: something that it learned and that no event tells.
  void learned(std::uint64_t goroutine, std::uint64_t what);

  /// The goroutine, which has just been started, runs this function.
  void runs(std::uint64_t goroutine, std::uint64_t parent, const Fingerprint& function);
  /// It has done something that no twin would have done alike.
  void stands_out(std::uint64_t goroutine) { twins_.stands_out(goroutine); }
  [[nodiscard]] const Twins& twins() const { return twins_; }

  /// Names for the goroutines such that states which differ only in which twin is which become the same: twins in the
  /// order of what they have come to. Where two have come to the same, either order will do.
  [[nodiscard]] Renaming names(const GoroutineSet& asleep) const;
  [[nodiscard]] Fingerprint state(const Renaming& names);

 private:
  struct Known {
    Knowledge knows;
    Fingerprint carries;  // what it has read and will write, changed, without having seen it
    bool started = false;
    bool waits = false;
    bool ended = false;
    std::pair<EventKind, ObjectId> tries;  // its operation, while that may have to be tried again
    std::uint32_t attempts = 0;            // gave its processor up so often since it began that
    std::int64_t since = 0;                // when it began to wait
    boost::container::small_vector<ObjectId, 2> waits_on;
    Fingerprint part;  // of the state
    bool changed = false;
  };
  struct Message {
    Fingerprint value;
    Knowledge sent;
  };
  struct Object {
    Fingerprint content;           // its value, or whatever tells what it holds from anything else
    Knowledge released;            // by unlocks, sends without a message, closes
    std::size_t capacity = 0;      // of a channel
    std::deque<Message> buffer;    // of a channel
    std::deque<Knowledge> places;  // free ones: who made them free
    std::size_t sends = 0;         // through the buffer
    std::vector<std::uint64_t> waiting;
    Fingerprint part;
    bool changed = false;
  };

  Known& goroutine(std::uint64_t id);
  Object& object(ObjectId id);
  void observe(std::uint64_t id, const Fingerprint& what) { goroutine(id).knows.observe(id, what); }
  void on_object(const Event& event);
  void on_channel(const Event& event, Object& channel);
  void sent(const Event& event, Object& channel);
  void received(const Event& event, Object& channel);
  void on_value(const Event& event, Object& variable);
  void woken(const Event& event);
  Fingerprint value_of(const Event& event);
  [[nodiscard]] static Fingerprint stand_of(const Known& of);
  [[nodiscard]] static Fingerprint part_of(const Known& of, std::uint64_t id, const Renaming& names);
  [[nodiscard]] static Fingerprint part_of(const Object& of, ObjectId id, const Renaming& names);
  [[nodiscard]] Fingerprint come_to(std::uint64_t id, const GoroutineSet& asleep) const;
  [[nodiscard]] Fingerprint sum_of_all();
  [[nodiscard]] Fingerprint sum_of_all(const Renaming& names) const;

  std::vector<Known> goroutines_;
  std::array<std::vector<Object>, kObjectKinds> objects_;
  std::vector<std::uint64_t> changed_goroutines_;
  std::vector<ObjectId> changed_objects_;
  Fingerprint sum_;
  Fingerprint output_;
  Twins twins_;
  std::vector<Knowledge> births_;  // what the first of each family of twins knew when it was started
  std::int64_t now_ = 0;
};

}  // namespace golearn
