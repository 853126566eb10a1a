#include "host/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "host/exit_status.hpp"

namespace golearn::host {

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void write_out(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return;
  if (errno != EPIPE) {
    write_error(std::string("golearn: stdout: ") + std::strerror(errno) + "\n");
    _exit(kOutputFailed);
  }
  _exit(0);
}

void write_error(std::string_view text) { write_all(STDERR_FILENO, text); }

}  // namespace golearn::host
