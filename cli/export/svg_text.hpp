// Words in a still picture: nothing can measure them, so they are taken to be as wide as in the widest usual font.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/svg_colors.hpp"

namespace golearn::exports::svg {

/// Fonts of the picture.
enum class Face : std::uint8_t { words, strong, small, large, name, title, mono, tiny };

/// Pixels that `text` takes at most.
double text_width(std::string_view text, Face face);

/// `text`, or as much of it as has room, with an ellipsis.
std::string clipped(const std::string& text, Face face, double room);

/// `text` in lines of at most `room` pixels, broken between words.
std::vector<std::string> wrapped(const std::string& text, Face face, double room);

/// How words look.
struct Manner {
  Face face = Face::words;
  Color fill = kInk;
  std::string_view anchor = {};  ///< middle, end
  bool italic = false;
  Color outline = {};  ///< keeps them apart from the lanes that they lie on
};

/// `text`, whose middle is at height `y`.
std::string words(double x, double y, std::string_view text, const Manner& manner);

/// A part of a line that looks other than the rest.
struct Stretch {
  std::string text;
  Color fill = kInk;
  bool strong = false;
};
std::string words(double x, double y, const std::vector<Stretch>& line, const Manner& manner);

inline constexpr std::string_view kSans =
    "system-ui, -apple-system, 'Segoe UI', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', "
    "sans-serif";

}  // namespace golearn::exports::svg
