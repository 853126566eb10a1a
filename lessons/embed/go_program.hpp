// A lesson's Go program, as far as the build must understand it: which function each line is in, and which function a
// go statement starts. gofmt's layout is taken for granted.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace golearn::embed {

using Lines = std::vector<std::string>;

/// Throws std::runtime_error, naming the file, if it cannot be read.
Lines read_lines(const std::filesystem::path& path);

/// Without the spaces and tabs at both ends.
std::string trimmed(const std::string& line);

class GoProgram {
 public:
  explicit GoProgram(Lines lines);

  [[nodiscard]] const Lines& lines() const { return lines_; }
  /// The function that a line (from 1) is in, as Go's reports name it: `main.f`, `main.(*T).m`, and `main.f.func1` for
  /// the first function literal in f, `main.f.func1.2` for the second literal inside that. Empty outside of all.
  [[nodiscard]] const std::string& function(std::size_t line) const { return functions_[line - 1]; }
  /// The function that goroutines started on that line run, named the same way; `timer` where a context is
  /// given a time limit; empty if it starts none.
  [[nodiscard]] std::string starts(std::size_t line) const;

 private:
  void name_functions();
  [[nodiscard]] std::string called(const std::string& callee) const;

  Lines lines_;
  std::vector<std::string> functions_;
  std::vector<std::string> literals_;  // the literal that begins on a line
  std::vector<std::string> declared_;
};

}  // namespace golearn::embed
