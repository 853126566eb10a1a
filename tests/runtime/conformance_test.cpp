// GO-CONFORMANCE.md names tests: they exist, and each behaviour has one.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "support/recorded.hpp"

namespace golearn::test {
namespace {

std::ifstream open(const std::string& file) { return std::ifstream(GOLEARN_TESTS_DIR "/runtime/" + file); }

/// The last cells of the rows, up to the chapter of what is not here.
Lines ours() {
  Lines cells;
  std::ifstream page = open("GO-CONFORMANCE.md");
  for (std::string line; std::getline(page, line) && line != "## Left out, and why";) {
    if (!line.starts_with("| ") || line == "| behaviour | Go | ours |") continue;
    const std::string row = line.substr(0, line.rfind(" |"));
    cells.push_back(row.substr(row.rfind(" | ") + 3));
  }
  return cells;
}

bool has(const std::string& file, const std::string& test) {
  if (file == "go/recorded.txt") return std::ranges::count(recorded_names(), test) == 1;
  std::ifstream source = open(file);
  const std::string text{std::istreambuf_iterator(source), {}};
  return text.find("TEST_CASE(\"" + test + '"') != std::string::npos;
}

/// Of a cell such as: `file` "test" "test"; `file` "test". What is wrong with it, or nothing.
std::string complaint(const std::string& cell) {
  std::string file;
  int named = 0;
  for (std::size_t begin = cell.find_first_of("`\""); begin != std::string::npos;) {
    const std::size_t end = cell.find(cell[begin], begin + 1);
    if (end == std::string::npos) return "a quote has no end";
    const std::string name = cell.substr(begin + 1, end - begin - 1);
    if (cell[begin] == '`') {
      file = name;
      if (!open(file)) return "no file " + file;
      named += file.starts_with("must_not_compile/");
    } else {
      ++named;
      if (!has(file, name)) return "no test \"" + name + "\" in " + file;
    }
    begin = cell.find_first_of("`\"", end + 1);
  }
  return named > 0 ? "" : "no test is named";
}

}  // namespace

TEST_CASE("GO-CONFORMANCE.md names tests that exist, in every row", "[conformance]") {
  const Lines cells = ours();
  REQUIRE(!cells.empty());
  for (const std::string& cell : cells) {
    const std::string wrong = complaint(cell);
    CAPTURE(cell, wrong);
    CHECK(wrong.empty());
  }
}

}  // namespace golearn::test
