// What the accesses of a variable are for, as far as their order in each goroutine tells: an update, a look before an
// act, a write by the loop that starts the readers. From this follows what mends a race.
//
// All of it is known of places, not of single accesses: one turn of a loop tells what all turns do. A look and an act
// of one line, `x = x * 2`, are neither an update nor told apart.
//
// Not thread-safe: the race detector calls it under its lock.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "golearn/core/event_kind.hpp"

namespace golearn {

class AccessHabits {
 public:
  void on_spawn(std::uint64_t parent) { ++spawned_[parent]; }
  void on_load(std::uint64_t goroutine, ObjectId variable, Place where);
  void on_store(std::uint64_t goroutine, ObjectId variable, Place where);

  /// Whether `where` is a Shared::add(), Go's `x += n`: it reads and writes at one place.
  [[nodiscard]] bool is_update(Place where) const { return updates_.contains(where); }
  /// Where a goroutine reads a variable on another line before it writes it at `act`; nowhere if it does not.
  [[nodiscard]] Place look_before(Place act) const { return found(look_of_, act); }
  /// Where a goroutine writes a variable that it has read at `look`; nowhere if it does not.
  [[nodiscard]] Place act_after(Place look) const { return found(act_of_, look); }
  /// Whether a goroutine writes on that line again and again, and starts others in between. What a `for` line begins
  /// with counts as well: so a loop is known after the first turn.
  [[nodiscard]] bool is_in_starting_loop(Place where) const { return in_loop_.contains(where); }

 private:
  using PlaceOf = std::map<Place, Place>;
  using LineOfGoroutine = std::tuple<std::uint64_t, std::string_view, unsigned>;  // whose, file, line
  struct Reads {
    Place last, before;
  };

  static Place found(const PlaceOf& map, Place key) {
    const auto at = map.find(key);
    return at == map.end() ? Place{} : at->second;
  }

  std::unordered_map<ObjectId, std::map<std::uint64_t, Reads>> reads_;  // since the goroutine's last write
  std::unordered_map<std::uint64_t, std::uint64_t> spawned_;            // how many a goroutine has started
  std::map<LineOfGoroutine, std::uint64_t> at_store_;                   // how many it had at its last write there
  std::set<Place> updates_, in_loop_;
  PlaceOf look_of_, act_of_;
};

}  // namespace golearn
