// The machine's own Go.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace golearn::cli {

struct Execution {
  int status = 0;      ///< exit status; 128 + N when signal N ended it
  std::string output;  ///< stdout
  std::string errors;  ///< stderr
};

/// A `go` to be found in PATH, and its version as `go version` words it ("go1.26.8").
struct GoTool {
  std::string path;
  std::string version;
};
std::optional<GoTool> find_go();

/// Builds `source` and runs it with `arguments` at GOMAXPROCS `procs`; nothing when it does not build (then `why`
/// has the compiler's words). Ctrl-C ends it and the process, with status 130.
std::optional<Execution> run_go(const GoTool& go, std::string_view source, const std::vector<std::string>& arguments,
                                int procs, std::string& why);

}  // namespace golearn::cli
