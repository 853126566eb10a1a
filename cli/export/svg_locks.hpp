// Who has a lock when: a block on the lock's lane in the owner's colour, and a stripe beside the owner's bar.
//
// Told the heights from above to below. A stripe keeps its place for as long as the lock is held.
#pragma once

#include <map>
#include <vector>

#include "export/svg_drawing.hpp"

namespace golearn::exports::svg {

inline constexpr double kBlockHalf = 15;  ///< of a block's width

class Locks {
 public:
  explicit Locks(Drawing& drawing) : drawing_(drawing) {}

  /// Behind the step, from height `y` on.
  void turn(const PictureStep& step, double y);
  void finish(double y);
  /// As they stand now, once more from `from` to `to`, where nothing moves any more.
  void go_on(double from, double to);

 private:
  struct Held {
    std::vector<std::uint64_t> holders;
    double since = 0;
  };
  void claim(ObjectId lock, const Held& held);
  void end(ObjectId lock, const Held& held, double y);
  void block(ObjectId lock, const Held& held, double y);
  void stripe(std::uint64_t holder, std::size_t place, double from, double to);

  Drawing& drawing_;
  std::map<ObjectId, Held> held_;
  std::map<std::uint64_t, std::vector<ObjectId>> places_;  // of each goroutine's stripes, which lock has it; none
};

}  // namespace golearn::exports::svg
