// A `go` that builds any program into a script of ours.
#pragma once

#include <filesystem>
#include <string>

#include "process.hpp"

namespace golearn::test {

/// A shell script that prints `lines`.
std::string printing(const Lines& lines);

class FakeGo {
 public:
  /// `script` is what the built program does; `build`, what building does besides. Shell both.
  explicit FakeGo(const std::string& script, const std::string& build = "");
  ~FakeGo();
  FakeGo(const FakeGo&) = delete;
  FakeGo& operator=(const FakeGo&) = delete;

  /// For PATH.
  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::string folder(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] bool has(const std::string& name) const { return std::filesystem::exists(folder_ / name); }

 private:
  std::filesystem::path folder_;
};

}  // namespace golearn::test
