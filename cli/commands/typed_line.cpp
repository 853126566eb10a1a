#include "commands/typed_line.hpp"

#include <unistd.h>

#include <iostream>

#include "host/output.hpp"
#include "words/glyphs.hpp"

namespace golearn::commands {
namespace {

constexpr int kMostShown = 40;

std::string trimmed(const std::string& line) {
  const auto first = line.find_first_not_of(" \t\r");
  if (first == std::string::npos) return "";
  return line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
}

}  // namespace

std::string shown_typed(const std::string& word) {
  const std::string whole = words::visible(word);
  if (words::display_width(whole) <= kMostShown) return whole;
  return whole.substr(0, words::fitting(whole, kMostShown)) + "…";
}

std::optional<std::string> typed_line(const std::string& prompt) {
  host::write_out(prompt);
  std::string line;
  if (!std::getline(std::cin, line)) {
    host::write_out("\n");
    return std::nullopt;
  }
  const std::string word = trimmed(line);
  if (!isatty(STDIN_FILENO)) host::write_out(shown_typed(word) + "\n");
  return word;
}

std::optional<std::string> plain_line() {
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return trimmed(line);
}

}  // namespace golearn::commands
