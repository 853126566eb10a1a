// The values of the options common to all lessons, checked. Each throws WrongUse, saying what would be right.
#pragma once

#include <cstdint>
#include <string>

#include "request.hpp"

namespace golearn::cli {

/// A whole number for `--name`.
int parse_whole(const Terminal& terminal, const std::string& name, const std::string& typed, int least, int most);
std::uint64_t parse_seed(const Terminal& terminal, const std::string& typed);
int parse_depth(const Terminal& terminal, const std::string& typed);
/// `--for`: a time above zero.
std::chrono::nanoseconds parse_budget(const Terminal& terminal, const std::string& typed);
double parse_speed(const Terminal& terminal, const std::string& typed);
Stamps parse_stamps(const Terminal& terminal, const std::string& typed);
void check_language(const Terminal& terminal, const std::string& typed);

}  // namespace golearn::cli
