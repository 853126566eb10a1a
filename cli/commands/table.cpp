#include <array>
#include <vector>

#include "commands/command.hpp"

namespace golearn::commands {

Command course(), next(), list(), lesson(), show(), quiz(), challenge(), hint(), note(), progress(), keys(), compare(),
    explore(), play(), diff(), replay(), check_notes(), json_schema(), completion(), man_page(), help();

std::span<const Command> commands() {
  static const std::array all{
      course(), next(),   list(),        lesson(),      show(),       quiz(),     challenge(),
      hint(),   note(),   progress(),    keys(),        compare(),    explore(),  play(),
      diff(),   replay(), check_notes(), json_schema(), completion(), man_page(), help(),
  };
  return all;
}

std::span<const args::CommandSpec* const> specs() {
  static const std::vector<const args::CommandSpec*> all = [] {
    std::vector<const args::CommandSpec*> found;
    for (const Command& command : commands()) found.push_back(&command.spec);
    return found;
  }();
  return all;
}

}  // namespace golearn::commands
