#include "commands/play_input.hpp"

#include "commands/typed_line.hpp"
#include "golearn/study/number.hpp"

namespace golearn::commands {
namespace {

PlayKey key_of(const std::string& word) {
  if (word == "u") return PlayKey::undo;
  if (word == "h") return PlayKey::hint;
  if (word == "r") return PlayKey::run_on;
  if (word == "i") return PlayKey::impossible;
  if (word == "f") return PlayKey::follow;
  if (word == "?") return PlayKey::help;
  return word == "q" ? PlayKey::quit : PlayKey::wrong;
}

}  // namespace

PlayCommand play_command(const std::string& word) {
  if (word.empty()) return {.key = PlayKey::enter};
  const std::string digits = word.starts_with('g') ? word.substr(1) : word;  // as the name begins: g3
  std::uint64_t number = 0;
  if (study::read_number(digits, number)) return {PlayKey::choice, number, word};
  return {key_of(word), 0, shown_typed(word)};
}

std::optional<PlayCommand> ask(const std::string& prompt) {
  const std::optional<std::string> line = typed_line(prompt);
  if (!line) return std::nullopt;
  return play_command(*line);
}

}  // namespace golearn::commands
