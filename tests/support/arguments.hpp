// The arguments of the programs that search: `--option NUMBER`.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

namespace golearn::test {

/// The number behind `option`; `fallback` if it is not there.
inline std::uint64_t number_after(std::span<char*> arguments, std::string_view option, std::uint64_t fallback) {
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
    if (arguments[i] == option) return std::strtoull(arguments[i + 1], nullptr, 10);
  }
  return fallback;
}

}  // namespace golearn::test
