#include "host/browser.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/spawn.hpp"

namespace golearn::host {
namespace {

namespace fs = std::filesystem;

bool is_plain(unsigned char c) {
  return std::isalnum(c) || std::string_view("-._~/").find(static_cast<char>(c)) != std::string_view::npos;
}

std::string address_of(const std::string& path) {
  std::string address = "file://";
  for (const unsigned char c : fs::absolute(path).string()) {
    address += is_plain(c) ? std::string(1, static_cast<char>(c)) : fmt::format("%{:02X}", c);
  }
  return address;
}

// Its parts between colons, each a command: `firefox --new-window %s`, or without a place for the address at its end.
std::vector<std::string> commands() {
  std::vector<std::string> all;
  const char* variable = std::getenv("BROWSER");
  std::istringstream named(variable ? variable : "");
  for (std::string each; std::getline(named, each, ':');) {
    if (!each.empty()) all.push_back(each);
  }
  all.insert(all.end(), {"xdg-open", "open"});
  return all;
}

std::vector<std::string> words_of(const std::string& command, const std::string& address) {
  std::vector<std::string> words;
  bool placed = false;
  std::istringstream text(command);
  for (std::string word; text >> word;) {
    if (const auto at = word.find("%s"); at != std::string::npos) {
      word.replace(at, 2, address);
      placed = true;
    }
    words.push_back(word);
  }
  if (!placed) words.push_back(address);
  return words;
}

// In a session of its own, so that it goes on when the terminal is closed, and says nothing there.
bool start(std::vector<std::string> words) {
  Spawn browser;
  for (const int each : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) browser.open(each, "/dev/null", O_RDWR);
  browser.leave_session();
  return browser.start(std::move(words)).has_value();
}

}  // namespace

bool show_in_browser(const std::string& path) {
  const std::string address = address_of(path);
  for (const std::string& command : commands()) {
    if (start(words_of(command, address))) return true;
  }
  return false;
}

std::string temporary_file(const std::string& ending) {
  std::string path = (fs::temp_directory_path() / ("golearn-XXXXXX" + ending)).string();
  const int file = mkstemps(path.data(), static_cast<int>(ending.size()));
  if (file < 0) throw std::runtime_error("no temporary file can be made at " + path);
  close(file);
  return path;
}

}  // namespace golearn::host
