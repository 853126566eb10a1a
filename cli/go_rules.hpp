// Go versions, and what a program does under each: a lesson's knob `go` says where they differ.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "request.hpp"

namespace golearn::cli {

/// Those whose rules are known, oldest first.
inline constexpr std::array<std::string_view, 6> kGoVersions{"1.21", "1.22", "1.23", "1.24", "1.25", "1.26"};

/// GOMAXPROCS in a search, where a program leaves it to the machine: all numbers above one allow the same orders.
inline constexpr int kSeveralProcs = 2;

/// Sets the program's knob `go`, if it has one, to the newest of its values that is not newer than `version`.
void follow_go(Program& program, std::string_view version);

/// The versions whose rules for this program are others than those it follows, one for each.
std::vector<std::string> other_rules(const Program& program);

}  // namespace golearn::cli
