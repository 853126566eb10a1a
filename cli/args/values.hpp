// The values of options, checked. Each throws Refusal, saying what would be right.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "args/request.hpp"

namespace golearn::args {

/// A whole number for `--name`.
int whole(const std::string& name, const std::string& typed, int least, int most);

// Each is what was typed, or the second argument if nothing was.
std::uint64_t seed_of(const Request& request, std::uint64_t otherwise);
int procs_of(const Request& request, int otherwise);
double speed_of(const Request& request, double otherwise);
/// `--for`: a time above zero.
std::chrono::nanoseconds budget_of(const Request& request, std::chrono::nanoseconds otherwise);

/// A Go version, `1.22`, `go1.22` or `go1.22.3`, as study::kGoVersions writes it.
std::string go_version(const std::string& typed);

/// How lines are stamped with the time: since the program began, or of day.
enum class Stamps : std::uint8_t { relative, absolute, none };
Stamps stamps_of(const Request& request);

/// Whether `--name` was typed with a value, which can only be `word`. Throws Refusal for another.
bool typed_word(const Request& request, const std::string& name, std::string_view word);

}  // namespace golearn::args
