// Counts in English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace golearn::study {

/// "1 line", "2 lines".
inline std::string plural(std::uint64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// "both", "all 3": of several.
inline std::string all_of(std::uint64_t count) { return count == 2 ? "both" : "all " + std::to_string(count); }

}  // namespace golearn::study
