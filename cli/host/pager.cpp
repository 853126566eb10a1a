#include "host/pager.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <string>

namespace golearn::host {
namespace {

std::string environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value ? value : otherwise;
}

// Makes `text` stdin: a file of its own, so nobody has to feed a pipe. False if that cannot be.
bool become_input(std::string_view text) {
  const int file = memfd_create("golearn", MFD_CLOEXEC);
  if (file < 0) return false;
  for (std::string_view rest = text; !rest.empty();) {
    const ssize_t written = write(file, rest.data(), rest.size());
    if (written <= 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return lseek(file, 0, SEEK_SET) == 0 && dup2(file, STDIN_FILENO) == STDIN_FILENO;
}

}  // namespace

void become_pager(std::string_view text) {
  const std::string pager = environment("PAGER", "less");
  if (pager.empty() || pager == "cat" || environment("TERM", "dumb") == "dumb" || !become_input(text)) return;
  setenv("LESS", "-R -F -X", 0);  // colours as they are; leaves at once what fits the screen, and leaves it there
  sigset_t none;
  sigset_t before;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, &before);
  if (pager == "less") {
    execlp("less", "less", nullptr);
  } else {
    execlp("/bin/sh", "sh", "-c", pager.c_str(), nullptr);
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace golearn::host
