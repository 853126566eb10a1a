// Knobs, their values and durations.
#include <memory>
#include <stdexcept>
#include <thread>

#include "lesson.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::lessons;
using namespace std::chrono_literals;

namespace {

std::vector<Knob> all_kinds() {
  return {integer("count", 6, 1, 100, {"수", "how many"}), duration("wait", "4s", {"기다림", "how long"}),
          flag("close", {"닫음", "closes"}), choice("sync", "none", {"none", "mutex"}, {"지킴", "guards"})};
}

struct Typed {
  std::string knob, value;
  bool allowed;
};

}  // namespace

TEST_CASE("a duration is read as Go reads it", "[settings]") {
  const auto& [typed, expected] = GENERATE(table<std::string, Duration>({
      {"0", 0ns},
      {"0s", 0ns},
      {"1ns", 1ns},
      {"2us", 2us},
      {"2µs", 2us},
      {"250ms", 250ms},
      {"4s", 4s},
      {"1m", 1min},
      {"1h", 1h},
      {"1h30m", 90min},
      {"1m30s", 90s},
      {"1.5s", 1500ms},
      {".5s", 500ms},
      {"1.s", 1s},
      {"1h2m3s4ms5us6ns", 3723004005006ns},
      {"00004s", 4s},
      {"1s1s", 2s},
      {"0.000000001s", 1ns},
  }));
  CAPTURE(typed);
  Duration read{-1};
  REQUIRE(parse_duration(typed, read));
  CHECK(read == expected);
}

TEST_CASE("what is no duration is refused, and the result left alone", "[settings]") {
  const std::string typed = GENERATE(values<std::string>(
      {"",     "4",   "s",    "-1s",  "- 1s", "4 s",   " 4s", "4s ",  "4sec",  "4S",           "1d",    "1e3s",
       "0x1s", "inf", "infs", "nans", "1s2",  "1..5s", ".s",  "1,5s", "네 초", "99999999999h", "1s-1s", "\xff"}));
  CAPTURE(typed);
  Duration read{42};
  CHECK(!parse_duration(typed, read));
  CHECK(read == Duration{42});
}

TEST_CASE("a knob takes the values of its range", "[settings]") {
  const Typed typed = GENERATE(values<Typed>({
      {"count", "1", true},     {"count", "100", true},
      {"count", "0", false},    {"count", "101", false},
      {"count", "-1", false},   {"count", "+5", false},
      {"count", " 5", false},   {"count", "5 ", false},
      {"count", "", false},     {"count", "5.0", false},
      {"count", "0x10", false}, {"count", "1e1", false},
      {"count", "five", false}, {"count", "99999999999999999999", false},
      {"wait", "0", true},      {"wait", "1h", true},
      {"wait", "1h1ns", false}, {"wait", "4", false},
      {"wait", "-4s", false},   {"close", "true", true},
      {"close", "false", true}, {"close", "yes", false},
      {"close", "", false},     {"sync", "mutex", true},
      {"sync", "none", true},   {"sync", "Mutex", false},
      {"sync", "", false},
  }));
  CAPTURE(typed.knob, typed.value);
  Settings settings(all_kinds());
  Text why;
  CHECK(settings.set(typed.knob, typed.value, why) == typed.allowed);
  CHECK(settings.given(typed.knob) == typed.allowed);
  CHECK(why.en.empty() == typed.allowed);
  CHECK(why.ko.empty() == typed.allowed);
}

TEST_CASE("a refusal names the knob, the value and what would be right", "[settings]") {
  const auto& [knob, value, right] =
      GENERATE(table<std::string, std::string, std::string>({{"count", "x", "1..100"},
                                                             {"wait", "x", "0s..1h"},
                                                             {"close", "x", "true, false"},
                                                             {"sync", "x", "none, mutex"}}));
  Settings settings(all_kinds());
  Text why;
  REQUIRE(!settings.set(knob, value, why));
  for (const std::string& words : {why.en, why.ko}) {
    CAPTURE(words);
    CHECK(words.find("--" + knob) != std::string::npos);
    CHECK(words.find("'x'") != std::string::npos);
    CHECK(words.find(right) != std::string::npos);
  }
}

TEST_CASE("settings begin with the defaults and keep what is set", "[settings]") {
  Settings settings(all_kinds());
  CHECK(settings.integer("count") == 6);
  CHECK(settings.duration("wait") == 4s);
  CHECK(!settings.flag("close"));
  CHECK(settings.choice("sync") == "none");
  CHECK((settings.has("count") && !settings.has("buffer")));
  CHECK((!settings.given("count") && !settings.given("buffer")));

  Text why;
  CHECK(settings.set("count", "7", why));
  CHECK(!settings.set("count", "0", why));
  CHECK(settings.integer("count") == 7);
}

TEST_CASE("a lesson that asks for what it did not declare is wrong", "[settings]") {
  const Settings settings(all_kinds());
  CHECK_THROWS_AS(settings.integer("buffer"), std::logic_error);
  CHECK_THROWS_AS(settings.integer("wait"), std::logic_error);
  CHECK_THROWS_AS(settings.duration("count"), std::logic_error);
  CHECK_THROWS_AS(settings.flag("sync"), std::logic_error);
  CHECK_THROWS_AS(settings.choice("close"), std::logic_error);
}

TEST_CASE("a copy of settings stands on its own", "[settings]") {
  auto original = std::make_unique<Settings>(all_kinds());
  Text why;
  REQUIRE(original->set("sync", "mutex", why));
  Settings copy(*original);
  REQUIRE(original->set("sync", "none", why));
  original.reset();
  const std::vector<Knob> others(4, integer("x", 1, 1, 1, {"a", "a"}));  // takes the memory that became free
  CHECK(copy.choice("sync") == "mutex");
  CHECK(copy.integer("count") == 6);
}

TEST_CASE("figures are measured from any thread", "[settings]") {
  const Settings settings(all_kinds());
  CHECK(settings.measured("lost") == 0);
  CHECK(settings.measured("lost", -1) == -1);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&settings, i] { settings.measure("t" + std::to_string(i), i); });
  for (std::thread& thread : threads) thread.join();
  settings.measure("t3", 33);
  CHECK(settings.measured("t2") == 2);
  CHECK(settings.measured("t3") == 33);
}
