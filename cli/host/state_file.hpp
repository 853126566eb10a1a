// A file of golearn's own, which several golearns may write at once: lines that are added, never changed in place.
//
// Writers take turns by a lock on a file beside it. A reader needs none: what it may see half of is the last line.
// Functions throw std::runtime_error, which names the file and why, when it cannot be written or read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace golearn::host {

/// Where programs of this user keep their state: $XDG_STATE_HOME/golearn, else ~/.local/state/golearn. Nothing if the
/// environment names neither. It need not be there.
std::optional<std::filesystem::path> state_folder();

/// Only its owner may read it. Any thread may call what is here.
class StateFile {
 public:
  explicit StateFile(std::filesystem::path path) : path_(std::move(path)) {}

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Empty if there is none. A pipe or a device in its place cannot be read.
  [[nodiscard]] std::string read() const;
  /// Adds a line, or several; behind a line that was torn, on a new one. Returns the size of the file.
  std::size_t append(std::string_view lines) const;
  /// Puts in its place what `made_of` makes of it; nothing is lost if the machine stops meanwhile. A link stays one.
  void replace(const std::function<std::string(const std::string& content)>& made_of) const;

 private:
  std::filesystem::path path_;
};

}  // namespace golearn::host
