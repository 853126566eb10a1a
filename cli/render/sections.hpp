// The titled lists that stand under a run.
#pragma once

#include <string>
#include <vector>

#include "render/terminal.hpp"

namespace golearn::cli {

/// Appends each item behind a dash, wrapped to `width` columns.
void add_bullets(std::string& out, const std::vector<std::string>& bullets, int width);

/// Appends a blank line, `title`, and each item behind a dash, wrapped; nothing if there are no items.
void add_list(std::string& out, const Terminal& terminal, const std::string& title,
              const std::vector<std::string>& items);

}  // namespace golearn::cli
