// What the parts of a still picture draw into, and what they need to know.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "export/svg_columns.hpp"
#include "golearn/observe/picture.hpp"
#include "words/chosen_steps.hpp"
#include "words/names.hpp"

namespace golearn::exports::svg {

inline constexpr double kRow = 30;                                                 ///< height of a step
inline constexpr double kMiddle = 15, kArrowAt = 23, kWordsAt = 11, kWakeAt = 26;  ///< heights in it

/// Forms that the legend explains.
enum class Form : std::uint8_t { runs, ready, waits, sleeps, stuck, lock, uses, unlocks, wakes, waits_for };

/// What is drawn, the lowest first.
struct Layers {
  std::string ground, bars, words, front, notes;
};

/// A row with its height. Those of the picture stand below one another.
struct Row {
  words::ChosenRow what;
  double y = 0, height = kRow;
  std::vector<std::string> note = {};  ///< below the step
};

struct Drawing {
  const Picture& picture;
  const words::Names& names;
  Columns columns;
  double right = 0;  ///< of the sheet
  std::vector<Row> rows = {};
  Layers layers = {};
  std::set<Form> seen = {};

  [[nodiscard]] const PictureStep& step(std::size_t at) const { return picture.steps[at]; }
  [[nodiscard]] const std::string& say(const words::Text& text) const { return names.say(text); }
  /// The row that shows the step itself; null if none does.
  [[nodiscard]] const Row* row_of(std::size_t step) const;
};

}  // namespace golearn::exports::svg
