#include "render/sections.hpp"

#include <algorithm>

#include "render/layout.hpp"

namespace golearn::cli {

void add_bullets(std::string& out, const std::vector<std::string>& bullets, int width) {
  for (const std::string& bullet : bullets) {
    std::string_view mark = "  - ";
    for (const std::string& line : wrap(bullet, width - 4)) {
      out += std::string(mark) + line + "\n";
      mark = "    ";
    }
  }
}

void add_list(std::string& out, const Terminal& terminal, const std::string& title,
              const std::vector<std::string>& items) {
  if (items.empty()) return;
  out += "\n" + terminal.paint(Colour::bold, title) + "\n";
  add_bullets(out, items, std::min(terminal.width, 100));
}

}  // namespace golearn::cli
