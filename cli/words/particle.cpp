#include "words/particle.hpp"

namespace golearn::words {
namespace {

// A Hangul syllable, three bytes of UTF-8, ends in a consonant unless its number in the block is a multiple of 28.
bool hangul_ends_in_consonant(std::string_view syllable) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(syllable[i])); };
  const unsigned code = ((byte(0) & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f);
  constexpr unsigned kFirst = 0xac00, kLast = 0xd7a3;
  return code >= kFirst && code <= kLast && (code - kFirst) % 28 != 0;
}

bool ends_in_consonant(std::string_view word) {
  if (word.ends_with(')')) word = word.substr(0, word.rfind('('));
  if (word.empty()) return false;
  const char last = word.back();
  if (static_cast<unsigned char>(last) >= 0x80)
    return word.size() >= 3 && hangul_ends_in_consonant(word.substr(word.size() - 3));
  // 영 일 삼 육 칠 팔, and main
  return std::string_view("013678n").find(last) != std::string_view::npos;
}

}  // namespace

std::string with_particle(std::string_view word, std::string_view after_consonant, std::string_view after_vowel) {
  return std::string(word) + std::string(ends_in_consonant(word) ? after_consonant : after_vowel);
}

}  // namespace golearn::words
