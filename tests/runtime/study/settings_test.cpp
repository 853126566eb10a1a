// Knobs, their values, what excludes what, and durations.
#include <stdexcept>
#include <thread>

#include "golearn/study/settings.hpp"

#include "golearn/study/duration.hpp"
#include "golearn/study/figures.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::study;
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

// A flag that says what another knob is, one that gives another default, and sizes for searches.
std::vector<Knob> dependent() {
  return {integer("count", 6, 1, 100, {"수", "how many"}).in_search("2"),
          duration("wait", "10s", {"기다림", "how long"}).in_search("3s"),
          choice("sync", "rwmutex", {"none", "mutex", "rwmutex"}, {"지킴", "guards"}),
          flag("no-sync", {"안 지킴", "guards nothing"}).makes("sync", "none").defaults("wait", "5s"),
          flag("no-wait", {"안 기다림", "does not wait"}).makes("wait", "")};
}

// Why these knobs are refused; empty if they are not.
std::string refusal(const std::vector<Knob>& knobs, const TypedKnobs& typed) {
  try {
    const Settings settings(knobs, typed);
  } catch (const Refusal& refused) {
    return refused.why().en;
  }
  return "";
}

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
  const std::vector<Knob> knobs = all_kinds();
  CHECK(refusal(knobs, {{typed.knob, typed.value}}).empty() == typed.allowed);
}

TEST_CASE("a refusal names the knob, the value and what would be right", "[settings]") {
  const auto& [knob, value, right] =
      GENERATE(table<std::string, std::string, std::string>({{"count", "x", "1..100"},
                                                             {"wait", "x", "0s..1h"},
                                                             {"close", "x", "true, false"},
                                                             {"sync", "x", "none, mutex"}}));
  const std::vector<Knob> knobs = all_kinds();
  Text why;
  try {
    check(*find_knob(knobs, knob), value);
  } catch (const Refusal& refused) {
    why = refused.why();
  }
  for (const std::string& words : {why.en, why.ko}) {
    CAPTURE(words);
    CHECK(words.find("--" + knob) != std::string::npos);
    CHECK(words.find("'x'") != std::string::npos);
    CHECK(words.find(right) != std::string::npos);
  }
}

TEST_CASE("settings are the defaults, but for what was typed", "[settings]") {
  const std::vector<Knob> knobs = all_kinds();
  const Settings defaults(knobs);
  CHECK(defaults.integer("count") == 6);
  CHECK(defaults.duration("wait") == 4s);
  CHECK(!defaults.flag("close"));
  CHECK(defaults.choice("sync") == "none");
  CHECK((defaults.has("count") && !defaults.has("buffer")));
  CHECK(defaults.typed().empty());

  const Settings typed(knobs, {{"count", "7"}, {"close", "true"}});
  CHECK(typed.integer("count") == 7);
  CHECK(typed.flag("close"));
  CHECK(typed.duration("wait") == 4s);
  CHECK(typed.typed() == TypedKnobs{{"close", "true"}, {"count", "7"}});
}

TEST_CASE("a program that asks for what it did not declare is wrong", "[settings]") {
  const std::vector<Knob> knobs = all_kinds();
  const Settings settings(knobs);
  CHECK_THROWS_AS(settings.integer("buffer"), std::logic_error);
  CHECK_THROWS_AS(settings.integer("wait"), std::logic_error);
  CHECK_THROWS_AS(settings.duration("count"), std::logic_error);
  CHECK_THROWS_AS(settings.flag("sync"), std::logic_error);
  CHECK_THROWS_AS(settings.choice("close"), std::logic_error);
}

TEST_CASE("a flag says what another knob is, or gives it another default", "[settings]") {
  const std::vector<Knob> knobs = dependent();
  const Settings plain(knobs);
  CHECK(plain.choice("sync") == "rwmutex");
  CHECK(plain.value("wait") == "10s");
  const Settings flagged(knobs, {{"no-sync", "true"}});
  CHECK(flagged.choice("sync") == "none");
  CHECK(flagged.value("wait") == "5s");
  CHECK(Settings(knobs, {{"no-sync", "false"}}).choice("sync") == "rwmutex");
  CHECK(Settings(knobs, {{"no-sync", "true"}, {"wait", "1s"}}).value("wait") == "1s");
  CHECK(Settings(knobs, {{"no-wait", "true"}}).value("wait").empty());
}

TEST_CASE("what a flag says cannot be said otherwise", "[settings]") {
  const std::vector<Knob> knobs = dependent();
  CHECK(refusal(knobs, {{"no-sync", "true"}, {"sync", "none"}}).empty());
  CHECK(refusal(knobs, {{"no-sync", "false"}, {"sync", "mutex"}}).empty());
  CHECK(refusal(knobs, {{"no-sync", "true"}, {"sync", "mutex"}}) ==
        "--no-sync is --sync none: it excludes --sync mutex");
  CHECK(refusal(knobs, {{"no-wait", "true"}, {"wait", "1s"}}) == "with --no-wait there is no --wait: give one of them");
}

TEST_CASE("a search has small sizes, which typed again give the same settings", "[settings]") {
  const std::vector<Knob> knobs = dependent();
  const Settings small(knobs, {}, Settings::Size::small);
  CHECK(small.integer("count") == 2);
  CHECK(small.value("wait") == "3s");
  CHECK(small.choice("sync") == "rwmutex");
  const Settings again(knobs, small.typed());
  for (const Knob& knob : knobs) CHECK(again.value(knob.name) == small.value(knob.name));

  const Settings typed(knobs, {{"count", "50"}}, Settings::Size::small);
  CHECK(typed.integer("count") == 50);
  CHECK(Settings(knobs, {{"no-sync", "true"}}, Settings::Size::small).value("wait") == "5s");
}

TEST_CASE("figures are measured from any thread", "[settings]") {
  Figures figures;
  CHECK(figures.measured("lost") == 0);
  CHECK(figures.measured("lost", -1) == -1);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&figures, i] { figures.measure("t" + std::to_string(i), i); });
  for (std::thread& thread : threads) thread.join();
  figures.measure("t3", 33);
  CHECK(figures.measured("t2") == 2);
  CHECK(figures.measured("t3") == 33);
}
