// Programs that work with golearn: shells, and those that show manuals.
#pragma once

#include <string>

#include "process.hpp"

namespace golearn::test {

/// Where such a program is; empty, with a word on it, if this machine has none.
std::string path_of(const std::string& program);

/// A start of that program, which finds golearn and the programs of the machine. Its messages are in no language.
Setup beside_golearn(const std::string& program);

}  // namespace golearn::test
