// What is said of whether real Go would have told of a deadlock or a leak, and that Go does so.
#include <fstream>
#include <map>

#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"

using namespace golearn::test;

namespace {

const std::string kAsked = "Would real Go have told you?";

// What came of each program of tests/go-tells, by its name.
std::map<std::string, std::string> recorded() {
  std::ifstream in(std::string(GOLEARN_TESTS_DIR) + "/go-tells/recorded.txt");
  std::map<std::string, std::string> outcomes;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const auto space = line.find(' ');
    outcomes[line.substr(0, space)] = line.substr(space + 1);
  }
  return outcomes;
}

std::string told_of(const std::string& line) { return flowing(run("lesson " + line + " --fast --lang en").out); }

}  // namespace

TEST_CASE("each thing that is said to silence Go does so, as recorded with Go 1.26", "[told]") {
  const auto& [words, program, outcome] = GENERATE(table<std::string, std::string, std::string>({
      {"Yes, unless", "deadlock", "tells"},
      {"a build with -race or cgo", "race", "hangs"},
      {"a build with -race or cgo", "cgo", "hangs"},
      {"cgo (net, too)", "net", "hangs"},
      {"signal.Notify", "notify", "hangs"},
      {"a ticker that is read", "ticker", "hangs"},
      {"a wait for the network", "network", "hangs"},
      {"A sleep or a timer delays it", "sleep", "late"},
      {"A sleep or a timer delays it", "timer", "late"},
      {"go test by 10 minutes", "stuck_test", "times-out"},
      {"It never tells of a few that are stuck", "others", "hangs"},
  }));
  CAPTURE(program);
  CHECK(has(told_of("9.2.2/no-receiver --buffer 0"), words));
  CHECK(recorded().at(program) == outcome);
}

TEST_CASE("of a goroutine that is left behind Go says nothing, as recorded", "[told]") {
  const std::string out = told_of("11.7 --no-reader");
  CHECK(has(out, kAsked + " - No: the program ends with main, whoever still waits."));
  CHECK(recorded().at("leak") == "ends");
}

TEST_CASE("the runs that it points to die of a deadlock, and leak", "[told]") {
  CHECK(has(told_of("11.7 --no-reader"), "golearn lesson 9.2.2/no-receiver --buffer 0"));
  CHECK(has(told_of("9.2.2/no-receiver --buffer 0"), "golearn lesson 11.7 --no-reader"));
  CHECK(run("lesson 9.2.2/no-receiver --buffer 0 --fast").status == 2);
  CHECK(has(told_of("11.7 --no-reader"), "Leaked, 1 goroutine"));
}

TEST_CASE("a run that ends well, or panics, is not asked", "[told]") {
  const std::string line = GENERATE("9.3.2", "9.2.3/range --send-after-close");
  CHECK(!has(told_of(line), kAsked));
}
