#include "host/spawn.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <string_view>

namespace golearn::host {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (std::string& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

// A variable that is there twice has its first value for some, and its last for others.
std::vector<std::string> environment_with(const std::vector<std::string>& extra) {
  std::vector<std::string> variables;
  const auto replaced = [&](std::string_view variable) {
    const auto name = variable.substr(0, variable.find('=') + 1);
    return std::ranges::any_of(extra, [&](const std::string& each) { return each.starts_with(name); });
  };
  for (char** at = environ; *at; ++at) {
    if (!replaced(*at)) variables.emplace_back(*at);
  }
  variables.insert(variables.end(), extra.begin(), extra.end());
  return variables;
}

}  // namespace

Spawn::Spawn() {
  posix_spawn_file_actions_init(&files_);
  posix_spawnattr_init(&attributes_);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes_, &none);
  posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
}

Spawn::~Spawn() {
  posix_spawn_file_actions_destroy(&files_);
  posix_spawnattr_destroy(&attributes_);
}

void Spawn::open(int descriptor, const char* path, int flags) {
  posix_spawn_file_actions_addopen(&files_, descriptor, path, flags, 0);
}

void Spawn::give(int own, int descriptor) { posix_spawn_file_actions_adddup2(&files_, own, descriptor); }

void Spawn::leave_session() { posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID); }

std::optional<pid_t> Spawn::start(std::vector<std::string> command, const std::vector<std::string>& variables) const {
  auto words = environment_with(variables);
  pid_t pid = 0;
  const int failed = posix_spawnp(&pid, command.front().c_str(), &files_, &attributes_, pointers(command).data(),
                                  pointers(words).data());
  return failed == 0 ? std::optional(pid) : std::nullopt;
}

}  // namespace golearn::host
