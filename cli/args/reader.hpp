// The command line, read twice: which lesson is meant decides which knobs there are, and to find the lesson among the
// words one must know which options take a value. So the first reading has the knobs of all lessons.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <variant>

#include "args/command_spec.hpp"
#include "args/request.hpp"

namespace golearn::args {

class CommandLine;

/// A text was asked for: the help, or the version.
struct Help {
  std::string text;
};

class Reader {
 public:
  /// The first reading. What it is given outlives it.
  Reader(std::span<const CommandSpec* const> commands, int argc, char** argv, Language otherwise);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// What `--lang` says, right or wrong as the rest may be; else `otherwise`.
  [[nodiscard]] Language language() const { return language_; }

  /// The second reading. Throws Refusal when something on the command line does not exist.
  [[nodiscard]] std::variant<Request, Help> request() const;

 private:
  [[nodiscard]] Selection selected(const std::string& word) const;

  std::span<const CommandSpec* const> commands_;
  int argc_;
  char** argv_;
  Language language_;
  Selection all_;
  std::unique_ptr<const CommandLine> first_;
};

}  // namespace golearn::args
