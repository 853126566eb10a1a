// The colours of a still picture: the light ones of page/page.css, by the same names.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace golearn::exports::svg {

using Color = std::string_view;

inline constexpr Color kPage = "#ffffff", kShared = "#f7f8fa", kInk = "#1a1c20", kQuiet = "#5b626c", kEdge = "#d9dde3",
                       kRule = "#eef0f3", kLane = "#bcc2cb", kDots = "#82899a", kSleep = "#2f74c0", kMany = "#56616e",
                       kBad = "#d6262b", kBadWords = "#bc2126", kBadGround = "#fdeaea", kNotable = "#9a5b00",
                       kNotableGround = "#fff2dc", kGood = "#2b7a3d", kGoodGround = "#e9f5eb";

/// Of the goroutine with that lane.
constexpr Color tint_of(std::size_t lane) {
  constexpr std::array<Color, 8> tints{"#3451c7", "#c24a00", "#0b8078", "#b3246b",
                                       "#5a7d06", "#7b35b0", "#9a6b00", "#00739e"};
  return tints[lane % tints.size()];
}

}  // namespace golearn::exports::svg
