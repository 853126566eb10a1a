// The learner's browser, which shows a file that golearn has written.
#pragma once

#include <string>

namespace golearn::host {

/// Has the file shown by the first that can be started of $BROWSER's commands, xdg-open and open; does not wait for it.
/// False if none can.
bool show_in_browser(const std::string& path);

/// A new empty file with this ending, where files go that nobody keeps. Throws std::runtime_error if there is no place.
std::string temporary_file(const std::string& ending);

}  // namespace golearn::host
