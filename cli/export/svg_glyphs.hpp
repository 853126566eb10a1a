// The small signs of a still picture: arrows, pills with values, a channel's places, printed lines, brackets.
//
// Invariant: each is told apart by its form too, not by its colour alone: dashes, dots, a ring, words.
#pragma once

#include <cstdint>
#include <string>

#include "export/svg_colors.hpp"
#include "golearn/observe/object_states.hpp"

namespace golearn::exports::svg {

enum class ArrowStyle : std::uint8_t {
  uses,   ///< sends, writes, locks, starts
  back,   ///< unlocks
  wakes,  ///< a goroutine
  waits,  ///< for a thing: a ring at its end
};

/// From `from` to `to` at height `y`; wakes and waits are grey.
std::string arrow(double from, double to, double y, ArrowStyle style, Color tint);

/// How a value is shown: filled where it was just put there.
struct Pill {
  std::string text;
  bool solid = false, ringed = false;
};
std::string pill(double x, double y, const Pill& pill, Color tint);
double pill_width(const std::string& text);

/// A channel's places: at most four are drawn, of more how many are full.
std::string places(double x, double y, const ObjectState& channel);
double places_width(const ObjectState& channel);

/// A printed line in its frame, in at most `room` pixels.
std::string printed(double x, double y, const std::string& text, double room, Color tint);

/// From one height to another, open to the side to which `way` points.
std::string bracket(double x, double from, double to, double way, bool dashed);

}  // namespace golearn::exports::svg
