// Go versions, and what a program does under each: its knob `go`, if it has one, says where they differ.
//
// Pure functions; any thread may call them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/study/run_spec.hpp"

namespace golearn::study {

/// Those whose rules are known, oldest first.
inline constexpr std::array<std::string_view, 6> kGoVersions{"1.21", "1.22", "1.23", "1.24", "1.25", "1.26"};

/// The knob that says which rules a program follows.
inline constexpr const char* kGoKnob = "go";

/// The newest value of a program's knob `go` that is not newer than `version`; its oldest if all are.
std::string rules_of(std::string_view version, const Knob& knob);

/// The same run by the rules of `version`: the knob `go` takes the newest of its values that is not newer.
RunSpec by_rules_of(std::string_view version, RunSpec spec);

/// The versions whose rules for this program are others than those it follows, one for each.
std::vector<std::string> other_rules(const RunSpec& spec);

}  // namespace golearn::study
