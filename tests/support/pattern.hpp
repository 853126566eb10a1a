// std::regex behind functions: a file that includes <regex> itself takes a second or two longer to compile. To be used
// on one thread.
#pragma once

#include <string>
#include <vector>

namespace golearn::test {

/// Whether `pattern` matches somewhere in `text`.
bool has_match(const std::string& text, const std::string& pattern);

/// Whether it matches the whole of it.
bool is_match(const std::string& text, const std::string& pattern);

/// Each match in `text`: what its first group holds, or all of it where the pattern has no group.
std::vector<std::string> matches(const std::string& text, const std::string& pattern);

/// `text` with `with` in place of each match; `$1` is the first group.
std::string replaced(const std::string& text, const std::string& pattern, const std::string& with);

}  // namespace golearn::test
