// What our pages name is there: GO-CONFORMANCE.md's tests, one for each behaviour at least, and DESIGN.md's files.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "support/catch.hpp"
#include "support/recorded.hpp"

namespace golearn::test {
namespace {

namespace fs = std::filesystem;

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

/// What a page has in backticks and is a file's path: `cli/main.cpp`.
std::vector<std::string> files_named(std::istream& page) {
  const std::string text{std::istreambuf_iterator(page), {}};
  const std::regex path("`([a-z_./0-9]+/[a-z_0-9]+\\.[a-z]+)`");
  std::vector<std::string> files;
  for (std::sregex_iterator at(text.begin(), text.end(), path), end; at != end; ++at) files.push_back((*at)[1]);
  return files;
}

}  // namespace

TEST_CASE("DESIGN.md names files that exist", "[conformance]") {
  const fs::path root = fs::path(GOLEARN_TESTS_DIR).parent_path();
  std::ifstream page(root / "runtime/DESIGN.md");
  const Lines named = files_named(page);
  REQUIRE(!named.empty());
  for (const std::string& file : named) {
    CAPTURE(file);
    CHECK((fs::exists(root / file) || fs::exists(root / "runtime" / file)));
  }
}

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
