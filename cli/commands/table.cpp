#include <array>

#include "commands/command.hpp"

namespace golearn::commands {

Command list(), lesson(), show(), compare(), explore(), play(), diff(), replay(), check_notes();

std::span<const Command> commands() {
  static const std::array all{
      list(), lesson(), show(), compare(), explore(), play(), diff(), replay(), check_notes(),
  };
  return all;
}

}  // namespace golearn::commands
