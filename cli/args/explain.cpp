#include "args/explain.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "args/suggest.hpp"
#include "golearn/study/korean.hpp"

namespace golearn::args {
namespace {

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) names.push_back("--" + option->get_single_name());
  return names;
}

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }

// A word that nothing takes.
Text explain_extra(const CLI::App& command, const std::string& word, const std::string& help) {
  if (!word.starts_with("-")) {
    return Text{fmt::format("인수가 하나 더 있다: '{}'", word), fmt::format("'{}' is one argument too many", word)};
  }
  const std::string name = word.substr(0, word.find('='));
  const std::vector<std::string> names = option_names(command);
  if (std::ranges::find(names, name) != names.end()) {
    return Text{fmt::format("{} 옵션은 명령 뒤에 쓴다: golearn {} …", name, command.get_name()),
                fmt::format("'{}' goes after the command: golearn {} …", name, command.get_name())};
  }
  return Text{study::with_particle(fmt::format("'{}'", name), "이라는", "라는") + " 옵션은 없다",
              fmt::format("there is no option '{}'", name)} +
         did_you_mean(nearest(name, names)) + Text{" (모두: " + help + ")", " (all of them: " + help + ")"};
}

Text explain_missing(const CLI::App& command) {
  if (!command.get_parent()) {
    return Text{"명령이 빠졌다: golearn list로 시작한다", "a command is missing: begin with golearn list"};
  }
  if (command.get_option_no_throw("TOKEN")) {
    return Text{"재생 토큰이 빠졌다: golearn explore가 출력한 것을 준다",
                "a replay token is missing: golearn explore prints them"};
  }
  if (command.get_option_no_throw("SHELL")) {
    return Text{fmt::format("셸의 이름이 빠졌다: golearn {} bash", command.get_name()),
                fmt::format("the name of a shell is missing: golearn {} bash", command.get_name())};
  }
  return Text{fmt::format("강의 번호가 빠졌다: golearn {} 9.2.2", command.get_name()),
              fmt::format("a lesson is missing: golearn {} 9.2.2", command.get_name())};
}

// Too many values mean that the option is there twice: each takes one.
Text explain_number(const CLI::App& command, const CLI::ParseError& error, const std::string& help) {
  for (const CLI::App* place : {&command, command.get_parent()}) {
    if (!place) continue;
    for (const CLI::Option* option : place->get_options()) {
      if (is_flag(*option) || static_cast<int>(option->count()) <= option->get_items_expected_max()) continue;
      return Text{fmt::format("같은 옵션을 두 번 줄 수 없다: {}", option->get_name()),
                  fmt::format("{} is given more than once", option->get_name())};
    }
  }
  const std::string name = std::string(error.what()).substr(0, std::string_view(error.what()).find(':'));
  return Text{fmt::format("{}에는 값이 있어야 한다 (모두: {})", name, help),
              fmt::format("{} needs a value (all of them: {})", name, help)};
}

bool is_truth(const CLI::Option& flag) {
  try {
    flag.as<bool>();
    return true;
  } catch (const CLI::ParseError&) {
    return false;
  }
}

// Only a flag's value is converted: all others are texts.
Text explain_flag(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (!is_flag(*option) || option->count() == 0 || is_truth(*option)) continue;
    const std::string value = option->results().back();
    return {
        fmt::format("{}에는 값을 주지 않거나 true, false 가운데 하나를 준다. 받은 값: '{}'", option->get_name(), value),
        fmt::format("{} takes no value, or true or false: not '{}'", option->get_name(), value)};
  }
  return {};
}

}  // namespace

Text explain(const CLI::App& app, const CLI::ParseError& error, const std::string& help) {
  const CLI::App& command = app.get_subcommands().empty() ? app : *app.get_subcommands().front();
  const auto extras = app.remaining(true);
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
      if (!extras.empty()) return explain_extra(command, extras.front(), help);
      break;
    case CLI::ExitCodes::RequiredError: return explain_missing(command);
    case CLI::ExitCodes::ArgumentMismatch: return explain_number(command, error, help);
    case CLI::ExitCodes::ConversionError: return explain_flag(command);
    default: break;  // CLI11's, of which we know how to bring about these
  }
  return {error.what(), error.what()};
}

}  // namespace golearn::args
