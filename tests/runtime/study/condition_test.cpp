// Conditions on a run: what they say of facts, and what is none.
#include "golearn/study/condition.hpp"

#include <stdexcept>

#include "golearn/study/run.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using study::Fact;
using study::Facts;
using study::holds;
using study::value_of;

namespace {

Fact number(std::int64_t value) { return value; }

Facts some() {
  return Facts({{"workers", number(10)},
                {"lost", number(3)},
                {"zero", number(0)},
                {"no-sync", number(1)},
                {"wait", Duration(std::chrono::milliseconds(1500))},
                {"wake", std::string("signal")}});
}

const study::Runnable& three_lines() {
  static const study::Runnable program = study::runnable_of([] {
    println("exe3 start");
    println("exe2 start");
    println("exe3 end");
  });
  return program;
}

Facts printed() {
  const study::RunSpec spec = study::usual_run(three_lines());
  return {spec, study::run(spec)};
}

std::string complaint(const std::string& condition) {
  try {
    holds(condition, some());
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a condition holds, or does not, of numbers, times and choices", "[condition]") {
  const auto& [condition, expected] = GENERATE(table<std::string, bool>({
      {"", true},
      {"no-sync", true},
      {"!no-sync", false},
      {"zero", false},
      {"!zero", true},
      {"lost = 3", true},
      {"lost != 3", false},
      {"lost < 3", false},
      {"lost <= 3", true},
      {"lost > 2, lost >= 3, lost < 4", true},
      {"lost > 2, lost > 3", false},
      {"lost > 3 or no-sync", true},
      {"lost > 3 or zero", false},
      {"lost > 3 or no-sync, zero", false},
      {"workers - lost = 7", true},
      {"workers - lost - 1 = 6", true},
      {"2 + lost * 3 = 11", true},
      {"(2 + lost) * 3 = 15", true},
      {"workers - lost * zero = workers", true},
      {"wait = 1.5s", true},
      {"wait > 2s", false},
      {"2 * wait = 3s", true},
      {"wait + 500ms = 2s", true},
      {"wake = \"signal\"", true},
      {"wake != \"signal\"", false},
  }));
  CAPTURE(condition);
  CHECK(holds(condition, some()) == expected);
}

TEST_CASE("what compares a name that the run does not have is false", "[condition]") {
  for (const std::string condition : {"other", "other = 0", "other != 0", "other + 1 > 0", "lost > other"}) {
    CAPTURE(condition);
    CHECK_FALSE(holds(condition, some()));
  }
  CHECK(holds("!other", some()));
}

TEST_CASE("a condition asks what was printed, and in which order", "[condition]") {
  const Facts facts = printed();
  const auto& [condition, expected] = GENERATE(table<std::string, bool>({
      {"lines = 3", true},
      {"lines \"start\" = 2", true},
      {"lines \"nobody\"", false},
      {"first \"exe3\"", true},
      {"first \"exe2\"", false},
      {"last \"end\"", true},
      {"last \"start\"", false},
      {"\"exe3\" before \"exe2\"", true},
      {"\"exe2\" before \"exe3\"", false},
      {"\"exe3\" before \"nobody\"", false},
      {"\"nobody\" before \"exe3\"", false},
      {"returned, started = 0, leaked = 0, status = 0, !died", true},
  }));
  CAPTURE(condition);
  CHECK(holds(condition, facts) == expected);
}

TEST_CASE("a sum has a value, unless it is not known", "[condition]") {
  CHECK(value_of("workers - lost", some()) == number(7));
  CHECK(value_of("wait", some()) == Fact{Duration(std::chrono::milliseconds(1500))});
  CHECK(value_of("wake", some()) == Fact{std::string("signal")});
  CHECK_FALSE(value_of("workers - other", some()));
}

TEST_CASE("a condition's tests and names can be told apart", "[condition]") {
  CHECK(study::tests_in("no-sync, lines \"a, b\" > 2,  lost=1") == Lines{"no-sync", "lines \"a, b\" > 2", "lost=1"});
  CHECK(study::tests_in("a or b, c") == Lines{"a or b, c"});
  CHECK(study::tests_in("").empty());
  CHECK(study::names_in("no-sync, lines \"x\" > workers - 2s or !lost") == Lines{"no-sync", "workers", "lost"});
}

TEST_CASE("what is no condition is named", "[condition]") {
  const std::string condition = GENERATE("lost >", "lost 3", "(lost", "lost = \"x", "no-sync,", "lost or",
                                         "\"a\" before 3", "3x = 3", "= 3", "lost = )");
  CAPTURE(condition);
  CHECK(complaint(condition).find("is no condition") != std::string::npos);
  CHECK(complaint("wait = 3").find("two kinds") != std::string::npos);
  CHECK(complaint("wake + 3 = 3").find("calculates with a text") != std::string::npos);
}
