// This program once more.
#pragma once

#include <string>
#include <vector>

namespace golearn::host {

/// Replaces this process by golearn with these words, the first of which is its name, in that language. Throws
/// std::runtime_error if it cannot be.
[[noreturn]] void become_golearn(std::vector<std::string> command, const std::string& language);

/// The file that it is. Throws std::filesystem::filesystem_error if that is not known.
std::string own_path();

}  // namespace golearn::host
