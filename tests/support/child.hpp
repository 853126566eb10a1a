// Running something that may kill the process.
#pragma once

#include <functional>
#include <string>

namespace golearn::test {

struct ChildEnd {
  int status = 0;      ///< exit status
  int signal = 0;      ///< what killed it, or 0
  std::string errors;  ///< what it wrote to stderr
};

/// Runs `body` in a child process, which then exits with status 0.
ChildEnd run_in_child(const std::function<void()>& body);

}  // namespace golearn::test
