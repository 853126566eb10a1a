#include "host/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <utility>

#include "host/spawn.hpp"

namespace golearn::host {
namespace {

struct Pipe {
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe can be made");
  }
  ~Pipe() {
    for (const int end : ends) close_end(end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void close_end(int end) {
    if (end >= 0) close(end);
  }
  void close_writer() {
    close_end(ends[1]);
    ends[1] = -1;
  }
  std::array<int, 2> ends{-1, -1};
};

// Reads both pipes until both are at their end.
void drain(Pipe& output, Pipe& errors, Execution& execution) {
  std::array<pollfd, 2> polled{{{output.ends[0], POLLIN, 0}, {errors.ends[0], POLLIN, 0}}};
  std::array<std::string*, 2> texts{&execution.output, &execution.errors};
  for (int open = 2; open > 0;) {
    poll(polled.data(), polled.size(), -1);
    for (std::size_t i = 0; i < polled.size(); ++i) {
      if (polled[i].fd < 0 || polled[i].revents == 0) continue;
      std::array<char, 4096> buffer;
      const ssize_t got = read(polled[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        polled[i].fd = -1;
        --open;
      }
    }
  }
}

}  // namespace

void Child::begin(pid_t pid) {
  const std::lock_guard lock(mutex_);
  pid_ = pid;
  if (interrupted_) kill(pid_, SIGKILL);
}

// Waits for its end.
int Child::status() {
  siginfo_t ended{};
  while (waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOWAIT) != 0 && errno == EINTR) continue;
  const std::lock_guard lock(mutex_);
  int status = 0;
  waitpid(std::exchange(pid_, 0), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void Child::interrupt() {
  const std::lock_guard lock(mutex_);
  interrupted_ = true;
  if (pid_ != 0) kill(pid_, SIGKILL);
}

bool Child::interrupted() const {
  const std::lock_guard lock(mutex_);
  return interrupted_;
}

Execution Child::execute(std::vector<std::string> command, const std::vector<std::string>& variables) {
  Pipe output;
  Pipe errors;
  Spawn child;
  child.open(STDIN_FILENO, "/dev/null", O_RDONLY);
  child.give(output.ends[1], STDOUT_FILENO);
  child.give(errors.ends[1], STDERR_FILENO);
  const std::string name = command.front();
  const std::optional<pid_t> pid = child.start(std::move(command), variables);
  if (!pid) return {.status = 127, .output = "", .errors = name + ": cannot be run\n"};
  begin(*pid);
  output.close_writer();
  errors.close_writer();
  Execution execution;
  drain(output, errors, execution);
  execution.status = status();
  return execution;
}

}  // namespace golearn::host
