// The goroutines' bars: a piece for as long as a goroutine stays in one state; of several that share a column, how much
// of it each state takes.
//
// Told the heights from above to below. A piece is drawn when it ends.
#pragma once

#include <vector>

#include "export/svg_drawing.hpp"
#include "export/svg_states.hpp"

namespace golearn::exports::svg {

class Bars {
 public:
  Bars(Drawing& drawing, const States& states);

  /// From height `y` on they look as the states say.
  void turn(double y);
  /// All end there.
  void finish(double y);
  /// Who ends in the step has a cap.
  void cap(const PictureStep& step, double y);

  /// Whether a column's bar leaves no room for words across it.
  [[nodiscard]] bool solid(std::size_t column) const;

 private:
  void end_piece(std::size_t column, double y);
  void draw(const Column& column, const Counts& counts, double from, double to);

  Drawing& drawing_;
  const States& states_;
  std::vector<Counts> looks_;  // by column
  std::vector<double> since_;
};

}  // namespace golearn::exports::svg
