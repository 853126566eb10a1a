#include "host/go_tool.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "host/exit_status.hpp"
#include "host/interrupt.hpp"

namespace golearn::host {
namespace {

namespace fs = std::filesystem;

// Above it stands a line such as "# command-line-arguments".
std::string first_complaint(const std::string& errors) {
  std::istringstream lines(errors);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && !line.starts_with("#")) return line;
  }
  return "go build fails";
}

}  // namespace

std::optional<GoTool> find_go() {
  const Execution asked = Child().execute({"go", "version"});
  if (asked.status != 0) return std::nullopt;
  const auto first = asked.output.find("go1");
  if (first == std::string::npos) return std::nullopt;
  return GoTool{"go", asked.output.substr(first, asked.output.find(' ', first) - first)};
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "golearn-XXXXXX").string();
  if (!mkdtemp(pattern.data()))
    throw std::runtime_error("no temporary folder can be made in " + fs::temp_directory_path().string());
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

GoBuild::GoBuild(const GoTool& go, std::string_view source) {
  const fs::path file = folder_.path() / "program.go";
  std::ofstream(file) << source;
  Child child;
  const OnInterrupt on_interrupt([&] { child.interrupt(); });
  const Execution built = child.execute({go.path, "build", "-o", (folder_.path() / "program").string(), file.string()});
  interrupted_ = child.interrupted();
  if (built.status != 0 && !interrupted_) complaint_ = first_complaint(built.errors);
}

Execution GoBuild::run(const std::vector<std::string>& arguments, int procs) const {
  Execution execution;
  if (interrupted_) {
    execution.status = kInterrupted;
    return execution;
  }
  std::vector<std::string> command{(folder_.path() / "program").string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  Child child;
  const OnInterrupt on_interrupt([&] { child.interrupt(); });
  execution = child.execute(command, {"GOMAXPROCS=" + std::to_string(procs)});
  if (child.interrupted()) execution.status = kInterrupted;
  return execution;
}

}  // namespace golearn::host
