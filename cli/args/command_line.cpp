#include "args/command_line.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "args/common_options.hpp"
#include "args/help.hpp"
#include "args/knob_options.hpp"
#include "args/optional_value.hpp"
#include "args/positional.hpp"

namespace golearn::args {
namespace {

const Text kPlain{"옵션", "Options"};

const Text kBegin{
    "처음이라면: golearn lesson 9.1.1. 명령의 도움말: golearn help lesson, 강의의 옵션: golearn help lesson 9.2.2",
    "Begin with golearn lesson 9.1.1. More: golearn help lesson, and golearn help lesson 9.2.2 for the "
    "lesson's own options."};

}  // namespace

CommandLine::CommandLine(std::span<const CommandSpec* const> commands, const Selection& selection, Language language)
    : selection_(selection), language_(language), app_(kAbout.in(language), "golearn") {
  name_parts(app_);
  app_.set_version_flag("--" + kShowVersion.name, kProgramVersion, kShowVersion.help.in(language));
  add_option(app_, kLanguage);
  add_option(app_, kPlainOutput);
  app_.footer(kBegin.in(language));
  app_.require_subcommand(1);
  app_.fallthrough();
  for (const CommandSpec* spec : commands) add_command(*spec);
}

bool CommandLine::takes(const std::string& option, const std::string& word) const {
  const auto at = option.starts_with("--") ? taken_.find(option.substr(2)) : taken_.end();
  return at != taken_.end() && is_value(*at->second, word);
}

// What an option may take is part of it, so that CLI11 does not take a lesson's number for it.
void CommandLine::parse(int argc, char** argv) {
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (!words.empty() && takes(words.back(), word)) {
      words.back() += "=" + word;
    } else {
      words.push_back(word);
    }
  }
  std::ranges::reverse(words);
  app_.parse(std::move(words));
}

const CLI::App* CommandLine::command() const {
  const auto named = app_.get_subcommands();
  return named.empty() ? nullptr : named.front();
}

std::vector<std::string> CommandLine::command_names() const {
  std::vector<std::string> names;
  for (const CLI::App* command : app_.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::string CommandLine::help() const { return command() ? command()->help("golearn") : app_.help(); }

void CommandLine::name_parts(CLI::App& app) {
  if (language_ == Language::korean) {
    app.get_formatter()->label("Usage", "사용법");
    app.get_formatter()->label("OPTIONS", "옵션");
    app.get_formatter()->label("SUBCOMMAND", "명령");
    app.get_formatter()->label("Positionals", "인수");
  }
  app.get_formatter()->label("REQUIRED", "");  // its description says so: CLI11 aligns by bytes
  app.get_formatter()->column_width(kHelpColumn);
  app.option_defaults()->group(kPlain.in(language_));
  app.set_help_flag("-h,--" + kShowHelp.name, kShowHelp.help.in(language_));
}

void CommandLine::add_command(const CommandSpec& spec) {
  CLI::App& command = *app_.add_subcommand(spec.name, spec.help.in(language_));
  name_parts(command);
  command.group(Text{"명령", "Subcommands"}.in(language_));
  add_option(command, kLanguage);
  add_option(command, kPlainOutput);
  add_words(command, spec.words);
  if (spec.knobs) add_knobs(command, selection_, language_, typed_.knobs);
  for (const Option& option : spec.options) add_option(command, option);
}

void CommandLine::add_words(CLI::App& command, Words words) {
  const std::vector<Positional> positionals = positionals_of(words);
  for (const Positional& each : positionals) {
    const bool first = &each == &positionals.front();
    const Text required = each.required ? Text{" (필수)", " (required)"} : Text{};
    const std::string help = (each.help + required).in(language_);
    CLI::Option* option = first && !each.many
                              ? command.add_option_function<std::string>(
                                    each.name, [this](const std::string& word) { typed_.words = {word}; }, help)
                              : command.add_option(each.name, first ? typed_.words : typed_.more, help);
    option->type_name("")->required(each.required);
    if (each.program) list_programs(command);
  }
}

// With functions: into an optional, CLI11 reads an empty value as none.
void CommandLine::add_option(CLI::App& command, const Option& option) {
  const std::string name = "--" + option.name;
  const std::string& help = option.help.in(language_);
  const std::string& group = (option.group.en.empty() ? kPlain : option.group).in(language_);
  switch (option.takes) {
    case Option::Takes::nothing: command.add_flag(name, typed_.flags[option.name], help)->group(group); return;
    case Option::Takes::range:
    case Option::Takes::choice: return add_maybe(command, option);
    case Option::Takes::value:
    case Option::Takes::file:
      command
          .add_option_function<std::string>(
              name, [this, name = option.name](const std::string& typed) { typed_.values[name] = {typed}; }, help)
          ->type_name("")
          ->group(group);
      return;
    case Option::Takes::files:
      command
          .add_option_function<std::vector<std::string>>(
              name, [this, name = option.name](const std::vector<std::string>& typed) { typed_.values[name] = typed; },
              help)
          ->type_name("")
          ->group(group);
      return;
  }
}

void CommandLine::add_maybe(CLI::App& command, const Option& option) {
  command.add_flag("--" + option.name, typed_.maybe[option.name], option.help.in(language_))
      ->group(option.group.in(language_));
  taken_[option.name] = &option;
}

// The ids of a lesson's programs, at the end of its help.
void CommandLine::list_programs(CLI::App& command) {
  if (selection_.programs.empty()) return;
  std::vector<std::string> ids;
  for (const lessons::Entry* entry : selection_.entries) {
    for (const lessons::Program& p : entry->programs) ids.push_back(p.runnable.id);
  }
  command.footer(
      Text{fmt::format("프로그램: {}", fmt::join(ids, ", ")), fmt::format("Programs: {}", fmt::join(ids, ", "))}.in(
          language_));
}

}  // namespace golearn::args
