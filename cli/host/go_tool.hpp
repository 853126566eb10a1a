// The machine's own Go.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/child.hpp"

namespace golearn::host {

/// A `go` to be found in PATH, and its version as `go version` words it ("go1.26.8").
struct GoTool {
  std::string path;
  std::string version;
};
std::optional<GoTool> find_go();

/// A folder of our own, gone when this is.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A Go program, built once and run as often as one likes. Ctrl-C ends what goes on, with status 130.
class GoBuild {
 public:
  /// Builds it; complaint() tells if it does not build.
  GoBuild(const GoTool& go, std::string_view source);

  /// What the compiler complains of first; empty if it is built.
  [[nodiscard]] const std::string& complaint() const { return complaint_; }
  [[nodiscard]] Execution run(const std::vector<std::string>& arguments, int procs) const;

 private:
  TemporaryFolder folder_;
  std::string complaint_;
  bool interrupted_ = false;
};

}  // namespace golearn::host
