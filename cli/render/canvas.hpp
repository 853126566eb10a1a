// One row of a picture of characters, each in its column of the screen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/screen.hpp"

namespace golearn::render {

/// What part of a picture is, for its colour.
struct Ink {
  words::Tone tone = words::Tone::plain;
  std::uint64_t goroutine = 0;  ///< of this goroutine; 0: as the tone says

  friend bool operator==(const Ink&, const Ink&) = default;
};

class Canvas {
 public:
  explicit Canvas(int width) : cells_(static_cast<std::size_t>(width)) {}

  /// Over whatever stands there. What does not fit is left out; a combining character goes with the one before it.
  void put(int column, std::string_view text, Ink ink = {});
  /// One character, where nothing stands.
  void draw(int column, std::string_view glyph, Ink ink = {});

  /// Without the spaces at its end.
  [[nodiscard]] std::string line(const Screen& screen) const;

 private:
  struct Cell {
    std::string text = " ";
    Ink ink = {};
    bool taken = false;  // by something, perhaps a space
  };
  std::vector<Cell> cells_;
};

}  // namespace golearn::render
