// A place in a list that is higher than its window.
#pragma once

#include <algorithm>
#include <cstddef>

#include "tui/key.hpp"

namespace golearn::tui {

/// The first row to show of `count`, so that `at` is in a window of `height` rows; as near to `first` as can be.
inline std::size_t scrolled(std::size_t first, std::size_t at, std::size_t count, int height) {
  const auto rows = static_cast<std::size_t>(std::max(height, 1));
  if (at < first) first = at;
  if (at >= first + rows) first = at + 1 - rows;
  return count > rows ? std::min(first, count - rows) : 0;
}

/// Moves `at` in 0..count-1 as the key says; false if it says nothing of the kind. `page`: rows of a page.
inline bool move_cursor(const Key& key, std::size_t& at, std::size_t count, std::size_t page) {
  const std::size_t last = count == 0 ? 0 : count - 1;
  switch (key.kind) {
    case Key::Kind::up: at -= at > 0 ? 1 : 0; return true;
    case Key::Kind::down: at = std::min(at + 1, last); return true;
    case Key::Kind::page_up: at -= std::min(at, page); return true;
    case Key::Kind::page_down: at = std::min(at + page, last); return true;
    case Key::Kind::home: at = 0; return true;
    case Key::Kind::end: at = last; return true;
    case Key::Kind::character:
    case Key::Kind::enter:
    case Key::Kind::escape:
    case Key::Kind::tab:
    case Key::Kind::back_tab:
    case Key::Kind::left:
    case Key::Kind::right:
    case Key::Kind::backspace:
    case Key::Kind::interrupt: break;
  }
  return false;
}

}  // namespace golearn::tui
