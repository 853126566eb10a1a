// The commands and their options, declared with CLI11: the one place that knows which there are and which take a value.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "selection.hpp"

namespace golearn::cli {

/// What was typed, unchecked. An option that was not given is nullopt; an empty value is a value.
struct Typed {
  using Value = std::optional<std::string>;
  std::map<std::string, std::string> knobs;
  Value procs, speed, seed, stamps, language;
  Value depth, schedules, budget, preemptions, shard, go;
  std::vector<std::string> merge, ids;
  std::string id, token;
  bool fast = false;
  bool raw = false;
  bool json = false;
  bool all_lines = false;
  bool random = false;
  bool races = false;
  bool why = false;
  bool picture = false;
};

class CommandLine {
 public:
  static constexpr const char* kVersion = "golearn 0.1.0";

  /// With the knobs of the selected programs; texts in the terminal's language.
  CommandLine(const Terminal& terminal, const Selection& selection);
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// Throws CLI::ParseError; what was read before it is there still.
  void parse(int argc, char** argv) { app_.parse(argc, argv); }

  [[nodiscard]] const CLI::App& app() const { return app_; }
  [[nodiscard]] const Typed& typed() const { return typed_; }
  /// The command that was named; null for none.
  [[nodiscard]] const CLI::App* command() const;
  [[nodiscard]] std::vector<std::string> command_names() const;

 private:
  CLI::App* add_command(const char* name, const lessons::Text& help);
  void add_lesson_id(CLI::App& command, bool required);
  void add_value(CLI::App& command, const char* name, Typed::Value& value, const lessons::Text& help,
                 const std::string& group);
  void add_flag(CLI::App& command, const char* name, bool& value, const lessons::Text& help, const std::string& group);
  void add_language(CLI::App& command);
  void add_output(CLI::App& command);
  void add_races(CLI::App& command, const std::string& group);
  void add_watching(CLI::App& command);
  void add_list();
  void add_lesson();
  void add_show();
  void add_compare();
  void add_explore();
  void add_diff();
  void add_play();
  void add_replay();
  void add_check_notes();

  const Terminal& terminal_;
  const Selection& selection_;
  Typed typed_;
  CLI::App app_;
};

}  // namespace golearn::cli
