// A fact about a learner, and the line that it is in the file.
#include "course/fact.hpp"

#include <algorithm>

#include "facts.hpp"
#include "parsed.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::course;

namespace {

const std::string kAnswer = line_of(every_kind()[2]);

// A line with another value of one of its keys.
std::string with(const std::string& key, const nlohmann::json& value) {
  auto json = parsed(kAnswer);
  json[key] = value;
  return json.dump();
}

std::string at_time(const std::string& time) { return with("at", time); }

long long milliseconds(const std::string& time) {
  const auto fact = fact_in(at_time(time));
  return fact ? fact->at.time_since_epoch().count() : -1;
}

}  // namespace

TEST_CASE("a fact of every kind is what its line says", "[learner]") {
  CHECK(every_kind().size() == 7);
  for (const Fact& fact : every_kind()) {
    const std::string line = line_of(fact);
    CAPTURE(line);
    REQUIRE(fact_in(line));
    CHECK(*fact_in(line) == fact);
    CHECK(line.ends_with("}\n"));
    CHECK(is_whole(line));
  }
}

TEST_CASE("drawn facts are what their lines say", "[learner]") {
  for (const Fact& fact : drawn_facts(1, 1000)) {
    const auto read = fact_in(line_of(fact));
    REQUIRE(read);
    CHECK(*read == fact);
  }
}

TEST_CASE("a line is as the format's description has it", "[learner]") {
  CHECK(
      kAnswer ==
      R"({"v":1,"at":"2026-11-02T09:00:00.000Z","lesson":"9.2.2","what":"question","id":"burst","variant":"buffer=2",)"
      R"("answer":"Go =>  11","right":true,"hints":2,"seconds":14})"
      "\n");
}

TEST_CASE("whatever is noted stays in one line", "[learner]") {
  for (const std::string& text : {std::string("a\nb\r\n"), std::string("\"}{\\"), std::string("a\0b", 3),
                                  std::string("\033[31m\x7f\t"), std::string("끝이 없다 😀 \u2028")}) {
    const std::string line = line_of(noted(at(0), text));
    CAPTURE(line);
    CHECK(line.find('\n') == line.size() - 1);
    REQUIRE(fact_in(line));
    CHECK(fact_in(line)->text == text);
  }
}

TEST_CASE("bytes that are no UTF-8 are replaced, and the rest is kept", "[learner]") {
  const auto fact = fact_in(line_of(noted(at(0), "a\xff\xc3(b\xed\xa0\x80 끝\xea\xb0")));
  REQUIRE(fact);
  CHECK(fact->text.starts_with("a\uFFFD"));
  CHECK(fact->text.find("(b") != std::string::npos);
  CHECK(fact->text.find(" 끝") != std::string::npos);
  CHECK(*fact_in(line_of(*fact)) == *fact);
}

TEST_CASE("a line that was torn is none, wherever that was", "[learner]") {
  for (const Fact& fact : every_kind()) {
    const std::string line = line_of(fact);
    for (std::size_t size = 0; size < line.size() - 1; ++size) {
      CAPTURE(line.substr(0, size));
      CHECK_FALSE(fact_in(line.substr(0, size)));
      CHECK_FALSE(is_whole(line.substr(0, size)));
      CHECK_FALSE(fact_in(line.substr(0, std::max<std::size_t>(size, 1)) + line));  // nor with one behind it
    }
  }
}

TEST_CASE("a value of another type makes a line none of ours, but whole", "[learner]") {
  const auto ours = parsed(kAnswer);
  for (const auto& [key, value] : ours.items()) {
    for (const char* other : {"null", "true", "1.5", "-1", "\"x\"", "[]", "{}", "99999999999", "1e30"}) {
      const auto json = parsed(other);
      const bool fits = json.type() == value.type() && !value.is_number() && key != "at" && key != "what";
      if (fits) continue;
      CAPTURE(key, other);
      CHECK_FALSE(fact_in(with(key, json)));
      CHECK(is_whole(with(key, json)));
    }
  }
}

TEST_CASE("another version, another kind and what is no object are passed over", "[learner]") {
  for (const std::string& line : {with("v", 2), with("v", 0), with("what", "badge"), with("what", ""),
                                  with("what", "Note"), std::string("{}"), std::string(R"({"v":1})")}) {
    CAPTURE(line);
    CHECK_FALSE(fact_in(line));
    CHECK(is_whole(line));
  }
  for (const std::string line : {"", " ", "[]", "1", "\"x\"", "null", "\xff", "# no", "{}x", "{\"v\":1,}"}) {
    CAPTURE(line);
    CHECK_FALSE(fact_in(line));
    CHECK_FALSE(is_whole(line));
  }
}

TEST_CASE("what a newer golearn adds to a line does no harm", "[learner]") {
  const auto fact = fact_in(with("mood", {{"good", true}}));
  REQUIRE(fact);
  CHECK(*fact == every_kind()[2]);
}

TEST_CASE("times are read with a fraction of a second and without one", "[learner]") {
  CHECK(milliseconds("1970-01-01T00:00:00Z") == 0);
  CHECK(milliseconds("1970-01-01T00:00:00.001Z") == 1);
  CHECK(milliseconds("2026-11-27T18:11:21Z") == 1'795'803'081'000);
  CHECK(milliseconds("2026-11-27T18:11:21.250Z") == 1'795'803'081'250);
  CHECK(milliseconds("2028-02-29T23:59:59.999Z") == 1'835'481'599'999);
  for (const std::string time :
       {"", "now", "2026-11-27", "2026-11-27T18:11:21", "2026-11-27T18:11:21+09:00", "2026-11-27T18:11:21.Z",
        "2026-11-27T18:11:21.25Z", "2026-11-27T18:11:21.-25Z", "2026-11-27T18:11:21.250Zx", "2026-11-27T18:11:21.250",
        "2026-13-27T18:11:21Z", "2026-11-27T25:11:21Z", "2026-11-27 18:11:21Z"}) {
    CAPTURE(time);
    CHECK(milliseconds(time) == -1);
  }
}

TEST_CASE("stages are called as they are told", "[learner]") {
  for (const std::string name : {"read", "predict", "run", "look", "try"}) {
    REQUIRE(stage_named(name));
    CHECK(to_string(*stage_named(name)) == name);
  }
  for (const std::string name : {"", "attempt", "Read", "reading"}) CHECK_FALSE(stage_named(name));
}
