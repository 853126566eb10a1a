// Files that golearn writes: whole, or not at all.
#pragma once

#include <string>
#include <string_view>

namespace golearn::host {

/// Asked before the work is done of which the file will tell. Throws study::Refusal, naming the file and why, if it
/// could not be written; leaves nothing behind.
void writable(const std::string& path);

/// Writes the file by way of another beside it, so that who reads `path` finds what was there before, or all of
/// `content`. What is no regular file (a pipe, /dev/stdout) is written to as it is. Throws std::runtime_error, naming
/// the file and why.
void write_file(const std::string& path, std::string_view content);

}  // namespace golearn::host
