#include "fake_go.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace golearn::test {
namespace {

namespace fs = std::filesystem;

void write_script(const fs::path& file, const std::string& script) {
  std::ofstream(file) << "#!/bin/sh\n" << script;
  fs::permissions(file, fs::perms::owner_all);
}

}  // namespace

std::string printing(const Lines& lines) {
  std::string script = "cat <<'END'\n";
  for (const std::string& line : lines) script += line + "\n";
  return script + "END\n";
}

FakeGo::FakeGo(const std::string& script, const std::string& build) {
  std::string pattern = (fs::temp_directory_path() / "fake-go-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
  folder_ = pattern;
  fs::create_directory(folder_ / "bin");
  fs::create_directory(folder_ / "tmp");
  write_script(folder_ / "program", script);
  write_script(folder_ / "bin" / "go", "case $1 in\nversion) echo go version go1.99.9 linux/amd64 ;;\nbuild) " +
                                           (build.empty() ? "cp '" + folder("program") + "' \"$3\"" : build) +
                                           " ;;\nesac\n");
}

FakeGo::~FakeGo() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string FakeGo::path() const { return folder("bin") + ":/usr/bin:/bin"; }

}  // namespace golearn::test
