// The columns of a still picture: which goroutines share one, which things have one, and where each stands.
//
// Invariants: every goroutine is in exactly one column. The picture gets wider for things: for one that a problem is
// about always, for the others, most used first, up to a limit.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "export/svg_colors.hpp"
#include "golearn/observe/picture.hpp"
#include "words/names.hpp"

namespace golearn::exports::svg {

inline constexpr double kBandWidth = 36;  ///< of a column's bar that several goroutines share

/// One goroutine, or several, by their places in the picture.
struct Column {
  std::vector<std::size_t> lanes;
  std::string name;
  Color tint = kMany;
  double x = 0, width = 0, centre = 0;

  [[nodiscard]] bool shared() const { return lanes.size() > 1; }
  /// How far from the centre arrows begin and end, and words begin.
  [[nodiscard]] double edge() const { return shared() ? 24 : 8; }
  [[nodiscard]] double words_at() const { return centre + (shared() ? 26 : 13); }
};

struct ThingColumn {
  ObjectId object;
  std::string name;
  double x = 0, width = 0, centre = 0;
};

struct Columns {
  std::vector<Column> goroutines;
  std::vector<std::size_t> column_of;  ///< by a goroutine's place in the picture
  std::map<std::uint64_t, std::size_t> lane_of;
  std::vector<ThingColumn> things;
  std::string left_out;  ///< the names of things for which there is no room
  double things_at = 0, end = 0;

  /// Null for who, or what, has none.
  [[nodiscard]] const Column* of(std::uint64_t goroutine) const;
  [[nodiscard]] const ThingColumn* of(ObjectId object) const;
};

/// From `x` on, to `right` or further.
Columns columns_for(const Picture& picture, const words::Names& names, double x, double right);

}  // namespace golearn::exports::svg
