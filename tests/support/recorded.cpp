#include "support/recorded.hpp"

#include <fstream>
#include <map>
#include <stdexcept>

namespace golearn::test {
namespace {

Lines read(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  Lines lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

const std::map<std::string, Lines>& recordings() {
  static const std::map<std::string, Lines> all = [] {
    std::map<std::string, Lines> found;
    Lines* current = nullptr;
    for (const std::string& line : read(GOLEARN_TESTS_DIR "/runtime/go/recorded.txt")) {
      if (line.starts_with("== ")) {
        current = &found[line.substr(3)];
      } else if (current) {
        current->push_back(line);
      }
    }
    return found;
  }();
  return all;
}

}  // namespace

Lines recorded(const std::string& name) {
  const auto at = recordings().find(name);
  if (at == recordings().end()) throw std::runtime_error("not recorded: " + name);
  return at->second;
}

Lines recorded_names() {
  Lines names;
  for (const auto& [name, lines] : recordings()) names.push_back(name);
  return names;
}

Lines go_order(const std::string& file) { return read(GOLEARN_TESTS_DIR "/go-order/" + file); }

}  // namespace golearn::test
