// Which line of program.go each line of scenario.cpp stands for.
//
// A line of scenario.cpp that does what a line of the Go program does ends in an anchor, the Go line itself:
//
//     ch.send(true);  // go: ch <- true
//
// so that a line put into either file moves nothing. Where there is no room behind the line, the anchor stands alone
// above it. A long Go line may be cut short by `…`. Where the Go program has the line more than once, the anchor says
// in which function, and there, if need be, which of them:
//
//     wg->done();  // go worker: wg.Done()
//     wg->done();  // go main.func1 #2: wg.Done()
#pragma once

#include <filesystem>
#include <vector>

#include "embed/go_program.hpp"

namespace golearn::embed {

struct Tie {
  std::size_t cpp_line;
  std::size_t go_line;
};

/// Throws std::runtime_error, naming the place and what would be right, when an anchor names no line of the Go program,
/// or several, or one that does something else: a send must stand for a send, a go statement for a go statement.
std::vector<Tie> ties_of(const std::filesystem::path& scenario, const Lines& cpp, const GoProgram& go);

}  // namespace golearn::embed
