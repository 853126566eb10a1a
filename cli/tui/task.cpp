#include "tui/task.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <stdexcept>
#include <system_error>

#include "golearn/study/text.hpp"
#include "host/output.hpp"

namespace golearn::tui {
namespace {

// The first byte of what a child says.
constexpr char kFound = 'f';
constexpr char kComplaint = 'c';

std::string answer_of(const std::function<std::string()>& work) {
  try {
    return kFound + work();
  } catch (const std::exception& error) {
    return kComplaint + std::string(error.what());
  }
}

// Without the terminal, and gone when its parent is.
[[noreturn]] void be_child(int pipe, const std::function<std::string()>& work) {
  setpgid(0, 0);  // what it starts in turn is killed with it
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) std::signal(number, SIG_DFL);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, standard);
  host::write_all(pipe, answer_of(work));
  _exit(0);
}

}  // namespace

Worker::Worker(const std::function<std::string()>& work) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "no pipe");
  process_ = fork();
  if (process_ == 0) be_child(ends[1], work);
  close(ends[1]);
  pipe_ = ends[0];
  if (process_ < 0) {
    close(pipe_);
    throw std::system_error(errno, std::generic_category(), "no process");
  }
  setpgid(process_, process_);
}

Worker::~Worker() {
  if (process_ > 0) {
    kill(-process_, SIGKILL);
    wait_for_end();
  }
  close(pipe_);
}

// True if it came to its end by itself.
bool Worker::wait_for_end() {
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return WIFEXITED(status);
}

// Of one that was killed, what it has said may be cut off.
void Worker::finish() {
  if (!wait_for_end()) return;
  if (bytes_.starts_with(kFound)) found_ = bytes_.substr(1);
  if (bytes_.starts_with(kComplaint)) complaint_ = bytes_.substr(1);
}

bool Worker::read() {
  char piece[65536];
  pollfd ready{pipe_, POLLIN, 0};
  while (process_ > 0 && poll(&ready, 1, 0) > 0) {
    const ssize_t count = ::read(pipe_, piece, sizeof piece);
    if (count < 0 && errno == EINTR) continue;
    if (count > 0) {
      bytes_.append(piece, static_cast<std::size_t>(count));
      continue;
    }
    finish();
  }
  return process_ < 0;
}

}  // namespace golearn::tui
