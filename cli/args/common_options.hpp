// What golearn is, and the options that it has before any command.
#pragma once

#include "args/command_spec.hpp"

namespace golearn::args {

inline constexpr const char* kProgramVersion = "golearn 0.1.0";
inline constexpr const char* kVersionDate = "2026-11-27";

inline const Text kAbout{"Go의 동시성을 실행하며 배운다", "Learn Go's concurrency by running it"};

// Each command has these three as well.
inline const Option kLanguage{"lang", {"언어: ko|en", "language: ko|en"}, Option::Takes::value, {}, {"ko", "en"}};
inline const Option kPlainOutput{"plain",
                                 {"화면을 열지 않고, 색 없이 ASCII로", "opens no screen; no colours, and ASCII only"},
                                 Option::Takes::nothing};
inline const Option kShowHelp{"help", {"이 도움말", "this help"}, Option::Takes::nothing};

inline const Option kShowVersion{"version", {"버전", "the version"}, Option::Takes::nothing};

}  // namespace golearn::args
