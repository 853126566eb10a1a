// What a player sees of a program: who could go next and with what, who waits, and what the objects hold.
#pragma once

#include "golearn/observe/trace.hpp"
#include "golearn/study/path.hpp"
#include "golearn/study/turn.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// The names of a turn's goroutines, and of its objects as the Go program calls them.
Names names_of(Language language, const study::Runnable& runnable, const study::Turn& turn);

/// What a goroutine would do, and what comes of it: `num 쓰기: 1`, `mutex.Lock(), 기다려야 함`.
std::string about_move(const Names& names, const study::Move& move);

/// What has happened, in the same words: `num 쓰기: 1`; of a goroutine that blocks, on what.
std::string about_event(const Names& names, const Trace::Entry& entry);

/// What one can type for a move: `2, 3, 5`.
std::string numbers_of(const study::Turn& turn);

/// All goroutines by their numbers, which are what one types to let one go, or the cases of a select; and the objects
/// that they are about to use.
Blocks about_turn(const Names& names, const study::Turn& turn);

/// What came before what: `g3 (work) reads num: 0 before g2 (work) writes num: 1.`
std::string about_intervention(const Names& names, const study::Intervention& intervention);

/// A line as the program printed it.
Line printed_line(const Names& names, const study::Runnable& runnable, const study::PrintedLine& line);

}  // namespace golearn::words
