#include "lessons/system.hpp"

#include <unistd.h>

#include <fstream>
#include <string>

#include "golearn/context/signals.hpp"
#include "golearn/core/processor.hpp"

namespace golearn::lessons {
namespace {

// The number behind `name` in a file of lines such as "Threads:  7" or "MemTotal:  24684096 kB".
std::optional<std::int64_t> read_named(const char* file, const std::string& name) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(name + ":")) return std::stoll(line.substr(name.size() + 1));
  }
  return std::nullopt;
}

std::optional<std::int64_t> of_machine(const std::string& name) {
  const auto kibibytes = read_named("/proc/meminfo", name);
  if (!kibibytes) return std::nullopt;
  return *kibibytes * 1024;
}

}  // namespace

bool real_time() { return !core::here().wants(core::kVirtual); }

std::optional<Duration> first_signal() { return core::Signals::of(core::here()).first_offer(); }

std::optional<std::int64_t> resident_memory() {
  std::ifstream in("/proc/self/statm");
  std::int64_t size = 0;
  std::int64_t resident = 0;
  if (!(in >> size >> resident)) return std::nullopt;
  return resident * sysconf(_SC_PAGESIZE);
}

std::optional<std::int64_t> thread_count() { return read_named("/proc/self/status", "Threads"); }

std::optional<std::int64_t> machine_memory() { return of_machine("MemTotal"); }

std::optional<std::int64_t> kernel_stacks() { return of_machine("KernelStack"); }

std::optional<std::int64_t> most_threads() {
  std::ifstream in("/proc/sys/kernel/threads-max");
  std::int64_t most = 0;
  if (!(in >> most)) return std::nullopt;
  return most;
}

}  // namespace golearn::lessons
