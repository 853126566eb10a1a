#include "other_program.hpp"

#include <filesystem>

#include "support/catch.hpp"

namespace golearn::test {

namespace fs = std::filesystem;

std::string path_of(const std::string& program) {
  for (const std::string folder : {"/bin/", "/usr/bin/", "/usr/local/bin/"}) {
    if (fs::exists(folder + program)) return folder + program;
  }
  WARN("there is no " << program << ": what needs it is not tested");
  return "";
}

Setup beside_golearn(const std::string& program) {
  const std::string mine = fs::path(GOLEARN_BINARY).parent_path();
  return {.environment = {{"PATH", mine + ":/usr/local/bin:/usr/bin:/bin"}, {"LC_CTYPE", "C.UTF-8"}, {"PS1", "? "}},
          .program = program};
}

}  // namespace golearn::test
