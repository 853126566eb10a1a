#include "support/child.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>

#include "support/program.hpp"

namespace golearn::test {

ChildEnd run_in_child(const std::function<void()>& body) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("pipe");
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) {
    constexpr rlimit kNone{0, 0};
    setrlimit(RLIMIT_CORE, &kNone);
    for (const int fatal : {SIGABRT, SIGFPE, SIGILL, SIGSEGV, SIGTERM})
      std::signal(fatal, SIG_DFL);  // not Catch2's handlers
    dup2(ends[1], STDERR_FILENO);
    close(ends[0]);
    close(ends[1]);
    alarm(60 * kPatient);
    body();
    _exit(0);
  }
  close(ends[1]);
  ChildEnd end;
  char bytes[4096];
  for (ssize_t got; (got = read(ends[0], bytes, sizeof bytes)) > 0;)
    end.errors.append(bytes, static_cast<std::size_t>(got));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  if (WIFEXITED(status)) end.status = WEXITSTATUS(status);
  return end;
}

}  // namespace golearn::test
