// A process that is to be started: what it reads and writes, and its environment.
#pragma once

#include <spawn.h>
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace golearn::host {

/// It starts with no signal blocked, whatever this thread blocks. One thread.
class Spawn {
 public:
  Spawn();
  ~Spawn();
  Spawn(const Spawn&) = delete;
  Spawn& operator=(const Spawn&) = delete;

  /// It finds `path` open there, as `flags` say.
  void open(int descriptor, const char* path, int flags);
  /// It finds there what is `own` here.
  void give(int own, int descriptor);
  /// It goes on when the terminal is closed.
  void leave_session();

  /// Starts `command`, with these variables added to the environment. Nothing if it cannot be run.
  std::optional<pid_t> start(std::vector<std::string> command, const std::vector<std::string>& variables = {}) const;

 private:
  posix_spawn_file_actions_t files_;
  posix_spawnattr_t attributes_;
};

}  // namespace golearn::host
