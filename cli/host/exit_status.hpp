// What golearn itself exits with; a program that it runs has exit statuses of its own.
#pragma once

#include <string>
#include <vector>

#include "golearn/study/text.hpp"

namespace golearn::host {

inline constexpr int kWentWrong = 1;      ///< explore --until has found what it looked for
inline constexpr int kWrongUse = 64;      ///< as sysexits.h has them
inline constexpr int kFailed = 70;        ///< something else
inline constexpr int kOutputFailed = 74;  ///< stdout cannot be written
inline constexpr int kInterrupted = 130;  ///< Ctrl-C

struct ExitStatus {
  std::string status;
  study::Text when;
};

/// Those above and those of the programs, for a manual.
std::vector<ExitStatus> exit_statuses();

}  // namespace golearn::host
