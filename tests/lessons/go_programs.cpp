#include "go_programs.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"

namespace golearn::test {
namespace {

namespace fs = std::filesystem;

using lessons::Came;
using Steady = std::chrono::steady_clock;

constexpr int kTimedOut = 124;  // of timeout(1)

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// "1.26" of "go1.26.8".
std::string language_version(const std::string& version) {
  const auto end = version.find('.', version.find('.') + 1);
  return version.substr(2, end - 2);
}

void write_sources(const fs::path& folder, const std::string& version) {
  std::ofstream(folder / "go.mod") << "module practice\n\ngo " << language_version(version) << '\n';
  for (const lessons::Entry& entry : lessons::course()) {
    fs::create_directory(folder / entry.folder->name);
    std::ofstream(folder / entry.folder->name / "program.go") << entry.folder->program;
  }
}

std::vector<std::string> command_of(const fs::path& folder, const GoRun& run) {
  const lessons::Entry& entry = *run.program->entry;
  std::vector<std::string> command{"timeout", "60", (folder / "bin" / entry.folder->name).string()};
  if (entry.programs.size() > 1) command.push_back("-scenario=" + run.program->scenario.name);
  command.push_back(fmt::format("-procs={}", run.procs));
  for (const auto& [name, value] : run.knobs) command.push_back(fmt::format("-{}={}", name, value));
  return command;
}

Ending ending_of(const host::Execution& execution) {
  if (execution.status == 0) return Ending::returned;
  if (execution.status == kTimedOut) return Ending::timed_out;
  if (has(execution.errors, "all goroutines are asleep")) return Ending::deadlocked;
  if (has(execution.errors, "fatal error: ")) return Ending::fatal;
  return has(execution.errors, "panic: ") ? Ending::panicked : Ending::exited;
}

// The first line of the program in each goroutine's part of a report: "goroutine 1 [chan send]:".
std::map<std::uint64_t, unsigned> stuck_in(const std::string& report) {
  constexpr std::string_view kGoroutine = "goroutine ";
  constexpr std::string_view kFile = "/program.go:";
  std::map<std::uint64_t, unsigned> stuck;
  std::uint64_t goroutine = 0;
  for (const std::string& line : study::split_lines(report)) {
    if (line.starts_with(kGoroutine)) goroutine = std::stoull(line.substr(kGoroutine.size()));
    const auto at = line.find(kFile);
    if (goroutine == 0 || at == std::string::npos) continue;
    stuck.emplace(goroutine, static_cast<unsigned>(std::stoul(line.substr(at + kFile.size()))));
  }
  return stuck;
}

std::string message_in(const std::string& report) {
  for (const std::string& line : study::split_lines(report)) {
    if (line.starts_with("panic: ") || line.starts_with("fatal error: ")) return line;
  }
  return "";
}

}  // namespace

std::optional<host::GoTool> usable_go() {
  auto go = host::find_go();
  if (!go || std::stoi(language_version(go->version).substr(2)) < 22) return std::nullopt;
  return go;
}

Came came_of_go(const host::Execution& execution) {
  Came came = lessons::came_of(study::Result{
      .printed = execution.output, .ending = ending_of(execution), .message = message_in(execution.errors)});
  came.stuck = stuck_in(execution.errors);
  return came;
}

GoPrograms::GoPrograms(const host::GoTool& go) {
  write_sources(folder_.path(), go.version);
  const std::string bin = (folder_.path() / "bin").string() + "/";
  // No debugging information: most of the time goes into linking. Reports name their lines without it.
  const host::Execution built =
      host::Child().execute({go.path, "-C", folder_.path().string(), "build", "-ldflags=-s -w", "-o", bin, "./..."});
  if (built.status != 0) throw std::runtime_error(built.errors);
}

Came GoPrograms::run(const GoRun& run) const {
  const auto begin = Steady::now();
  const std::string procs = fmt::format("GOMAXPROCS={}", run.procs);
  Came came = came_of_go(host::Child().execute(command_of(folder_.path(), run), {procs}));
  came.elapsed = Steady::now() - begin;
  return came;
}

std::map<GoRun, Came> GoPrograms::run(const std::set<GoRun>& runs) const {
  constexpr int kAtOnce = 8;
  const std::vector<GoRun> all(runs.begin(), runs.end());
  std::map<GoRun, Came> came;
  std::mutex mutex;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i; (i = next++) < all.size();) {
      Came its = run(all[i]);
      const std::lock_guard lock(mutex);
      came[all[i]] = std::move(its);
    }
  };
  std::vector<std::jthread> workers;
  for (int i = 0; i < kAtOnce; ++i) workers.emplace_back(work);
  workers.clear();  // which waits for them
  return came;
}

}  // namespace golearn::test
