// The reader's pager.
#pragma once

#include <string_view>

namespace golearn::host {

/// Replaces this process by the pager that shows `text`: what PAGER says, else less. Returns if there is none: PAGER is
/// empty or cat, TERM says that the terminal can do nothing, or there is no less. With threads that hold nothing.
void become_pager(std::string_view text);

}  // namespace golearn::host
