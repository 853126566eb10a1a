// What a player sees of a program: who could go next and with what, and who waits.
#pragma once

#include <string>

#include "play_turn.hpp"
#include "render/names.hpp"

namespace golearn::cli {

/// What a goroutine would do: "쓰기 x#1".
std::string words_of(const Terminal& terminal, const Move& move);

/// The choices with their numbers, and below them the goroutines that are blocked.
std::string table_of(const Terminal& terminal, const Turn& turn);

/// A line as the program printed it.
std::string line_of(const Terminal& terminal, const PrintedLine& line);

}  // namespace golearn::cli
