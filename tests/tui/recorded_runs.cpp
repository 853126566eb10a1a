#include "recorded_runs.hpp"

#include <stdexcept>

namespace golearn::test {

const lessons::Program& program_called(const std::string& name) {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      if (program.runnable.id == name) return program;
    }
  }
  throw std::invalid_argument("no program is called " + name);
}

}  // namespace golearn::test
