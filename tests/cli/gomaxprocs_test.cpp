// GOMAXPROCS in the environment, as real Go 1.26 takes it: measured with a program that prints runtime.GOMAXPROCS(0).
#include "fake_go.hpp"
#include "golearn/core/config.hpp"
#include "support/catch.hpp"

using namespace golearn::test;

namespace {

bool runs_on(const std::string& line, const std::string& variable, int procs) {
  const End end = run("lesson " + line + " --lang en", {.environment = {{"GOMAXPROCS", variable}}});
  return has(end.out, "\nprocs " + std::to_string(procs));
}

}  // namespace

TEST_CASE("GOMAXPROCS of the environment is what a program runs on that sets none", "[options]") {
  for (const char* three : {"3", "+3", "03"}) CHECK(runs_on("9.2.1", three, 3));
  CHECK(runs_on("9.2.1", "1000", golearn::Config::kMaxProcs));  // Go: 1000
}

TEST_CASE("GOMAXPROCS that is no whole number above 0 is ignored", "[options]") {
  const int cores = golearn::default_procs();
  for (const char* ignored : {"", "0", "-1", " 3", "3 ", "0x3", "3_0", "abc", "2147483648"}) {
    CAPTURE(ignored);
    CHECK(runs_on("9.2.1", ignored, cores));
  }
}

TEST_CASE("--procs, and what the program sets itself, win over GOMAXPROCS", "[options]") {
  CHECK(runs_on("9.2.1 --procs 2", "3", 2));
  CHECK(runs_on("10.2 --fast --work 1ms", "3", 2));
}

TEST_CASE("compare: Go's program has one GOMAXPROCS, that of --procs", "[compare]") {
  const FakeGo go("env | grep ^GOMAXPROCS=\n");
  const End end = run("compare 9.2.1 --procs 2 --lang en",
                      {.environment = {{"PATH", go.path()}, {"TMPDIR", go.folder("tmp")}, {"GOMAXPROCS", "7"}}});
  CHECK(has(end.out, "GOMAXPROCS=2"));
  CHECK_FALSE(has(end.out, "GOMAXPROCS=7"));
}
