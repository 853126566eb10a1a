// Wrong use: one clear line, exit status 64.
#pragma once

#include <stdexcept>
#include <string>

#include "render/terminal.hpp"

namespace golearn::cli {

inline constexpr int kWrongUse = 64;
inline constexpr int kInterrupted = 130;

/// What was wrong and what would be right, in the user's language.
struct WrongUse : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws WrongUse in the terminal's language.
[[noreturn]] inline void refuse(const Terminal& terminal, const lessons::Text& why) {
  throw WrongUse(terminal.say(why));
}

}  // namespace golearn::cli
