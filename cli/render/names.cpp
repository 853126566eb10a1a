#include "render/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "course.hpp"

namespace golearn::cli {
namespace {

constexpr std::size_t kMostNamed = 3;

// A Hangul syllable, three bytes of UTF-8, ends in a consonant unless its number in the block is a multiple of 28.
bool hangul_ends_in_consonant(std::string_view syllable) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(syllable[i])); };
  const unsigned code = ((byte(0) & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f);
  constexpr unsigned kFirst = 0xac00, kLast = 0xd7a3;
  return code >= kFirst && code <= kLast && (code - kFirst) % 28 != 0;
}

bool ends_in_consonant(std::string_view word) {
  if (word.empty()) return false;
  const char last = word.back();
  if (static_cast<unsigned char>(last) >= 0x80)
    return word.size() >= 3 && hangul_ends_in_consonant(word.substr(word.size() - 3));
  // 영 일 삼 육 칠 팔, and main
  return std::string_view("013678n").find(last) != std::string_view::npos;
}

}  // namespace

std::string goroutine_name(std::uint64_t goroutine) { return goroutine == 1 ? "main" : fmt::format("g{}", goroutine); }

std::string goroutine_names(const Terminal& terminal, const std::vector<std::uint64_t>& goroutines) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(goroutines.size(), kMostNamed); ++i) {
    names.push_back(goroutine_name(goroutines[i]));
  }
  const std::string list = fmt::format("{}", fmt::join(names, ", "));
  if (goroutines.size() <= kMostNamed) return list;
  const auto more = goroutines.size() - kMostNamed;
  return terminal.say({fmt::format("{} 외 {}개", list, more), fmt::format("{} and {} more", list, more)});
}

std::string in_program(Place where) {
  const auto place = where.line() ? lessons::go_place(where) : std::nullopt;
  return place ? fmt::format(" (program.go:{})", place->line) : "";
}

std::string with_particle(std::string_view word, std::string_view after_consonant, std::string_view after_vowel) {
  return std::string(word) + std::string(ends_in_consonant(word) ? after_consonant : after_vowel);
}

}  // namespace golearn::cli
