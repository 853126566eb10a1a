// How goroutines and places are called in the words after a run, and the particles that Korean puts behind a name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/event_kind.hpp"
#include "render/terminal.hpp"

namespace golearn::cli {

/// `main`, `g7`.
std::string goroutine_name(std::uint64_t goroutine);

/// The first three by name, of more only how many: `g2, g3, g4 and 6 more`.
std::string goroutine_names(const Terminal& terminal, const std::vector<std::uint64_t>& goroutines);

/// ` (program.go:12)`; empty for a place outside the lessons.
std::string in_program(Place where);

/// `word` with the particle that its last sound asks for: `g2가`, `g3이`. A number is read in Korean.
std::string with_particle(std::string_view word, std::string_view after_consonant, std::string_view after_vowel);

}  // namespace golearn::cli
