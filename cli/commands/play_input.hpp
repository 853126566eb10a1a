// What a player types, one command a line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace golearn::commands {

enum class PlayKey : std::uint8_t { choice, enter, follow, undo, hint, run_on, impossible, help, quit, wrong };

struct PlayCommand {
  PlayKey key = PlayKey::wrong;
  std::uint64_t choice = 0;  ///< the number that was typed
  std::string typed = {};    ///< as it can be shown
};

PlayCommand play_command(const std::string& word);

/// Writes `prompt` and reads a line of stdin; nothing where it has ended.
std::optional<PlayCommand> ask(const std::string& prompt);

}  // namespace golearn::commands
