// The commands as CLI11 knows them, made from what they declare.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "args/command_spec.hpp"
#include "args/selection.hpp"
#include "golearn/study/settings.hpp"

namespace golearn::args {

/// What was typed, unchecked.
struct Typed {
  study::TypedKnobs knobs = {};
  std::map<std::string, bool> flags = {};
  std::map<std::string, std::string> maybe =
      {};  ///< options with or without a value; empty: not given; "true": without
  std::map<std::string, std::vector<std::string>> values = {};
  std::vector<std::string> words = {};
  std::vector<std::string> more = {};  ///< words behind those
};

class CommandLine {
 public:
  /// With the knobs of the selected programs; texts in `language`. What it is given outlives it.
  CommandLine(std::span<const CommandSpec* const> commands, const Selection& selection, Language language);
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// Throws CLI::ParseError; what was read before it is there still.
  void parse(int argc, char** argv);

  [[nodiscard]] const CLI::App& app() const { return app_; }
  [[nodiscard]] const Typed& typed() const { return typed_; }
  /// The command that was named; null for none.
  [[nodiscard]] const CLI::App* command() const;
  [[nodiscard]] std::vector<std::string> command_names() const;
  [[nodiscard]] std::string help() const;

 private:
  void name_parts(CLI::App& app);
  void add_command(const CommandSpec& spec);
  void add_words(CLI::App& command, Words words);
  void add_option(CLI::App& command, const Option& option);
  void list_programs(CLI::App& command);
  void add_maybe(CLI::App& command, const Option& option);
  [[nodiscard]] bool takes(const std::string& option, const std::string& word) const;

  const Selection& selection_;
  Language language_;
  Typed typed_;
  std::map<std::string, const Option*> taken_;  // the options of `maybe`
  CLI::App app_;
};

}  // namespace golearn::args
