// Standard output, written at once and in whole pieces.
#pragma once

#include <string_view>

namespace golearn::host {

/// Writes to stdout. A reader that has gone ends the process quietly; any other failure with one line on stderr and
/// exit status 74.
void write_out(std::string_view text);

/// Writes all of it to a descriptor; false, and errno says why, if that cannot be.
bool write_all(int descriptor, std::string_view text);

/// Writes to stderr; failures are nobody's to hear.
void write_error(std::string_view text);

}  // namespace golearn::host
