#include "tui/key.hpp"

#include <array>
#include <string_view>

namespace golearn::tui {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;
constexpr char32_t kFirstJamo = 0x3131;

constexpr std::array<std::u32string_view, 19> kLeading{U"r", U"R", U"s", U"e", U"E", U"f", U"a", U"q", U"Q", U"t",
                                                       U"T", U"d", U"w", U"W", U"c", U"z", U"x", U"v", U"g"};
constexpr std::array<std::u32string_view, 21> kVowels{U"k",  U"o",  U"i",  U"O",  U"j",  U"p",  U"u",
                                                      U"P",  U"h",  U"hk", U"ho", U"hl", U"y",  U"n",
                                                      U"nj", U"np", U"nl", U"b",  U"m",  U"ml", U"l"};
constexpr std::array<std::u32string_view, 28> kTrailing{
    U"",   U"r",  U"R", U"rt", U"s",  U"sw", U"sg", U"e", U"f", U"fr", U"fa", U"fq", U"ft", U"fx",
    U"fv", U"fg", U"a", U"q",  U"qt", U"t",  U"T",  U"d", U"w", U"c",  U"z",  U"x",  U"v",  U"g"};
// Single letters, from ㄱ to ㅎ; vowels follow them.
constexpr std::array<std::u32string_view, 30> kConsonants{
    U"r",  U"R", U"rt", U"s", U"sw", U"sg", U"e", U"E", U"f", U"fr", U"fa", U"fq", U"ft", U"fx", U"fv",
    U"fg", U"a", U"q",  U"Q", U"qt", U"t",  U"T", U"d", U"w", U"W",  U"c",  U"z",  U"x",  U"v",  U"g"};

}  // namespace

std::u32string letters_of(char32_t character) {
  if (character >= kFirstSyllable && character <= kLastSyllable) {
    const std::size_t place = character - kFirstSyllable;
    const std::size_t vowels = kVowels.size();
    const std::size_t trailing = kTrailing.size();
    std::u32string letters(kLeading[place / (vowels * trailing)]);
    letters += kVowels[place / trailing % vowels];
    return letters += kTrailing[place % trailing];
  }
  const std::size_t jamo = character - kFirstJamo;
  if (character < kFirstJamo || jamo >= kConsonants.size() + kVowels.size()) return {character};
  return std::u32string(jamo < kConsonants.size() ? kConsonants[jamo] : kVowels[jamo - kConsonants.size()]);
}

std::string utf8(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

}  // namespace golearn::tui
