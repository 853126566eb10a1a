#include "host/state_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

#include "host/output.hpp"

namespace golearn::host {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwner = 0600;
constexpr mode_t kOwnersFolder = 0700;

[[noreturn]] void fail(const fs::path& path) {
  throw std::runtime_error(fmt::format("'{}': {}", path.string(), std::generic_category().message(errno)));
}

class Descriptor {
 public:
  Descriptor(fs::path path, int flags)
      : path_(std::move(path)), number_(open(path_.c_str(), flags | O_CLOEXEC, kOwner)) {
    if (number_ < 0) fail(path_);
  }
  ~Descriptor() { close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  // For others that do so, until this is gone.
  void lock() const {
    while (flock(number_, LOCK_EX) != 0) {
      if (errno != EINTR) fail(path_);
    }
  }
  void write(std::string_view content) const {
    if (!write_all(number_, content)) fail(path_);
  }
  void sync() const {
    if (fsync(number_) != 0) fail(path_);
  }
  [[nodiscard]] std::size_t size() const {
    struct stat status {};
    if (fstat(number_, &status) != 0) fail(path_);
    return static_cast<std::size_t>(status.st_size);
  }
  // Of a file only: nobody need be at the other end of a pipe, and a device need not have an end.
  [[nodiscard]] std::string content() const {
    struct stat status {};
    if (fstat(number_, &status) != 0) fail(path_);
    if (!S_ISREG(status.st_mode)) throw std::runtime_error(fmt::format("'{}': not a file", path_.string()));
    std::string all;
    char piece[65536];
    ssize_t count = 0;
    while ((count = ::read(number_, piece, sizeof piece)) > 0 || (count < 0 && errno == EINTR)) {
      if (count > 0) all.append(piece, static_cast<std::size_t>(count));
    }
    if (count < 0) fail(path_);
    return all;
  }
  // Whether it is empty or ends with a whole line.
  [[nodiscard]] bool ends_line() const {
    char last = '\n';
    const std::size_t bytes = size();
    return bytes == 0 || (pread(number_, &last, 1, static_cast<off_t>(bytes - 1)) == 1 && last == '\n');
  }

 private:
  fs::path path_;
  int number_;
};

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  if (mkdir(folder.c_str(), kOwnersFolder) != 0 && errno != EEXIST) fail(folder);
}

// Whoever has it writes.
Descriptor turn_of(const fs::path& path) {
  make_folder(path.parent_path());
  return Descriptor(path.parent_path() / "lock", O_CREAT | O_RDWR);
}

// Where a link leads to: who keeps the file in another place by a link goes on to do so.
fs::path target_of(const fs::path& path) {
  std::error_code error;
  const fs::path target = fs::canonical(path, error);
  return error ? path : target;
}

std::optional<fs::path> absolute_in(const char* variable) {
  const char* value = std::getenv(variable);
  if (!value || !fs::path(value).is_absolute()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<fs::path> state_folder() {
  if (const auto state = absolute_in("XDG_STATE_HOME")) return *state / "golearn";
  if (const auto home = absolute_in("HOME")) return *home / ".local" / "state" / "golearn";
  return std::nullopt;
}

std::string StateFile::read() const {
  if (access(path_.c_str(), F_OK) != 0 && errno == ENOENT) return {};
  return Descriptor(path_, O_RDONLY | O_NONBLOCK).content();
}

std::size_t StateFile::append(std::string_view lines) const {
  const Descriptor turn = turn_of(path_);
  turn.lock();
  const Descriptor file(path_, O_CREAT | O_RDWR | O_APPEND);
  file.write((file.ends_line() ? "" : "\n") + std::string(lines));
  return file.size();
}

void StateFile::replace(const std::function<std::string(const std::string& content)>& made_of) const {
  const Descriptor turn = turn_of(path_);
  turn.lock();
  const fs::path target = target_of(path_);
  const fs::path beside = target.string() + ".new";
  {
    const Descriptor file(beside, O_CREAT | O_TRUNC | O_WRONLY | O_NOFOLLOW);
    file.write(made_of(read()));
    file.sync();
  }
  if (std::rename(beside.c_str(), target.c_str()) != 0) fail(path_);
}

}  // namespace golearn::host
