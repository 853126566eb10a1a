// What must hold of every frame.
#pragma once

#include <string>

#include "golearn/study/text.hpp"
#include "tui/frame.hpp"

namespace golearn::test {

/// As many rows as the screen, each exactly as wide as it, and nothing that no terminal could show.
void check_shape(const tui::Frame& frame, tui::Size size);
/// The last row: whole hints, and at its end `help`.
void check_keys(const tui::Frame& frame, const std::string& help);
/// No Hangul but in the name of the other language.
void check_english(const tui::Frame& frame);
/// Hangul in all that is said around a screen: its stages, its titles, its message, its keys.
void check_korean(const tui::Frame& frame);
void check_ascii(const tui::Frame& frame);

/// Why golearn does not take a command; empty if it does.
std::string why_refused(const std::string& command, study::Language language);

}  // namespace golearn::test
