#include "explain.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "selection.hpp"
#include "suggest.hpp"

namespace golearn::cli {
namespace {

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) names.push_back("--" + option->get_single_name());
  return names;
}

}  // namespace

std::string explain(const Terminal& terminal, const CLI::App& app, const CLI::ParseError& error,
                    const std::string& help) {
  const CLI::App* command = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
  const auto extras = app.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) && !extras.empty()) {
    const std::string& word = extras.front();
    const std::string name = word.substr(0, word.find('='));
    if (!word.starts_with("-")) {
      return terminal.say(
          {fmt::format("'{}'는 남는 인수다", word), fmt::format("'{}' is one argument too many", word)});
    }
    return terminal.say({fmt::format("'{}'라는 옵션은 없다", name), fmt::format("there is no option '{}'", name)}) +
           did_you_mean(terminal, nearest(name, option_names(*command))) +
           terminal.say({" (모두: " + help + ")", " (all of them: " + help + ")"});
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    if (command == &app) {
      return terminal.say({"명령이 없다: golearn list 로 시작한다", "a command is missing: begin with golearn list"});
    }
    return terminal.say({fmt::format("강의 번호가 없다: golearn {} 9.2.2", command->get_name()),
                         fmt::format("a lesson is missing: golearn {} 9.2.2", command->get_name())});
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
    const std::string name = std::string(error.what()).substr(0, std::string_view(error.what()).find(':'));
    return terminal.say({fmt::format("{}에는 값이 있어야 한다 (모두: {})", name, help),
                         fmt::format("{} needs a value (all of them: {})", name, help)});
  }
  return error.what();
}

}  // namespace golearn::cli
