#include "host/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

#include "golearn/study/text.hpp"
#include "host/output.hpp"

namespace golearn::host {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail() { throw std::system_error(errno, std::generic_category()); }

// Where a link leads to: the link itself stays.
fs::path target_of(const std::string& path) {
  if (path.empty()) throw std::system_error(ENOENT, std::generic_category());
  return fs::is_symlink(path) ? fs::canonical(path) : fs::path(path);
}

bool is_special(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : descriptor_(open(path.c_str(), flags | O_WRONLY | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail();
  }
  ~Descriptor() { close(descriptor_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view content) const {
    if (!write_all(descriptor_, content)) fail();
  }
  void set_mode(mode_t mode) const {
    if (fchmod(descriptor_, mode) != 0) fail();
  }

 private:
  int descriptor_;
};

// A file beside `target` that takes its place; gone again if it does not come to that.
class Beside {
 public:
  explicit Beside(fs::path target)
      : target_(std::move(target)),
        path_(target_.parent_path() / fmt::format(".golearn-{}", getpid())),
        file_(path_, O_CREAT | O_TRUNC | O_NOFOLLOW) {}
  ~Beside() { unlink(path_.c_str()); }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;

  void take_place(std::string_view content) const {
    file_.write(content);
    struct stat status {};
    if (stat(target_.c_str(), &status) == 0) file_.set_mode(status.st_mode & 0777);
    if (std::rename(path_.c_str(), target_.c_str()) != 0) fail();
  }

 private:
  fs::path target_, path_;
  Descriptor file_;
};

void try_to_write(const std::string& path) {
  if (is_special(path)) return void(Descriptor(path, 0));
  const fs::path target = target_of(path);
  if (fs::exists(target) && access(target.c_str(), W_OK) != 0) fail();
  const Beside tried(target);
}

}  // namespace

void writable(const std::string& path) {
  try {
    try_to_write(path);
  } catch (const std::system_error& error) {
    const std::string why = error.code().message();
    throw study::Refusal(
        {fmt::format("'{}' 파일을 쓸 수 없다: {}", path, why), fmt::format("cannot write '{}': {}", path, why)});
  }
}

void write_file(const std::string& path, std::string_view content) {
  try {
    if (is_special(path)) return Descriptor(path, 0).write(content);
    Beside(target_of(path)).take_place(content);
  } catch (const std::system_error& error) {
    throw std::runtime_error(fmt::format("cannot write '{}': {}", path, error.code().message()));
  }
}

}  // namespace golearn::host
