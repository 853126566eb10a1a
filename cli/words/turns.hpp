// What a player sees of a program: who could go next and with what, and who waits.
#pragma once

#include "study/turn.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// What a goroutine would do: "쓰기 x#1".
std::string about_move(const Names& names, const study::Move& move);

/// The choices with their numbers, and below them the goroutines that are blocked.
Blocks about_turn(const Names& names, const study::Turn& turn);

/// A line as the program printed it.
Line printed_line(const Names& names, const study::Runnable& runnable, const study::PrintedLine& line);

}  // namespace golearn::words
