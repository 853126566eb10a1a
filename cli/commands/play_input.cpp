#include "commands/play_input.hpp"

#include <unistd.h>

#include <iostream>

#include "golearn/study/number.hpp"
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

std::string shown(const std::string& word) {
  const std::string whole = words::visible(word);
  if (words::display_width(whole) <= kMostShown) return whole;
  return whole.substr(0, words::fitting(whole, kMostShown)) + "…";
}

PlayKey key_of(const std::string& word) {
  if (word == "u") return PlayKey::undo;
  if (word == "h") return PlayKey::hint;
  if (word == "r") return PlayKey::run_on;
  if (word == "f") return PlayKey::follow;
  if (word == "?") return PlayKey::help;
  return word == "q" ? PlayKey::quit : PlayKey::wrong;
}

}  // namespace

PlayCommand play_command(const std::string& line) {
  const std::string word = trimmed(line);
  if (word.empty()) return {.key = PlayKey::enter};
  const std::string digits = word.starts_with('g') ? word.substr(1) : word;  // as the name begins: g3
  std::uint64_t number = 0;
  if (study::read_number(digits, number)) return {PlayKey::choice, number, word};
  return {key_of(word), 0, shown(word)};
}

std::optional<PlayCommand> ask(const std::string& prompt) {
  host::write_out(prompt);
  std::string line;
  if (!std::getline(std::cin, line)) {
    host::write_out("\n");
    return std::nullopt;
  }
  PlayCommand command = play_command(line);
  if (!isatty(STDIN_FILENO)) host::write_out(command.typed + "\n");
  return command;
}

}  // namespace golearn::commands
