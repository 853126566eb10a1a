// A key, as a screen is told of it.
#pragma once

#include <cstdint>
#include <string>

namespace golearn::tui {

struct Key {
  enum class Kind : std::uint8_t {
    character,  ///< what was typed, whatever it is
    enter,
    escape,
    tab,
    back_tab,
    up,
    down,
    left,
    right,
    page_up,
    page_down,
    home,
    end,
    backspace,
    interrupt,  ///< Ctrl-C
  };
  Kind kind = Kind::character;
  char32_t character = 0;

  friend bool operator==(const Key&, const Key&) = default;
  [[nodiscard]] bool is(char32_t c) const { return kind == Kind::character && character == c; }
};

/// The Latin letters of the keys with which `character` is typed on a Korean keyboard, in two sets: `ㅗ` is h, `가` r
/// and k. Of what is no Hangul, itself. Where a command is a letter, its place counts, whatever the keyboard is set to.
std::u32string letters_of(char32_t character);

/// As UTF-8.
std::string utf8(char32_t character);

}  // namespace golearn::tui
