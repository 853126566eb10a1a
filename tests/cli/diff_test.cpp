// golearn diff: with and without synchronisation, side by side.
#include "process.hpp"
#include "support/catch.hpp"

using namespace golearn::test;

TEST_CASE("diff shows where the guarded and the unguarded run part", "[diff]") {
  const End end = run("diff 9.3.2 --lang en");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  const auto parting = end.out.find("here they part");
  REQUIRE(parting != std::string::npos);
  // Before, both sides are the same; the first difference is that one locks and the other does not.
  for (const std::string& line : lines_of(end.out.substr(0, parting))) {
    const auto bar = line.find(" │ main spawn");
    if (bar != std::string::npos) CHECK(has(line.substr(0, bar), "main spawn"));
  }
  const std::string first = lines_of(end.out.substr(parting)).at(1);
  CHECK(has(first.substr(0, first.find("│")), " lock "));
  CHECK(has(first.substr(first.find("│")), " load "));
}

TEST_CASE("diff is the same for the same seed", "[diff]") {
  CHECK(run("diff 9.3.1 --seed 5").out == run("diff 9.3.1 --seed 5").out);
  CHECK(run("diff 9.3.1 --seed 5").out != run("diff 9.3.1 --seed 6").out);
}

TEST_CASE("diff refuses a lesson that has no synchronisation to leave out", "[diff]") {
  const End end = run("diff 9.2.2 --lang en");
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(has(end.err, "--no-sync"));
  CHECK(lines_of(end.err).size() == 1);
}
