// How often each result came.
#include "golearn/study/tally.hpp"

#include "support/catch.hpp"

using namespace golearn;
using study::printed_numbers;
using study::Tally;

TEST_CASE("a tally has the most frequent result first, and of equals the one that came first", "[study]") {
  Tally tally;
  for (const char* printed : {"b\n", "a\n", "c\n", "a\n"}) tally.add({printed});
  tally.add({"a\n", "panic: boom"});
  const auto rows = tally.rows();
  REQUIRE(rows.size() == 4);
  CHECK(tally.runs() == 5);
  CHECK(rows[0].runs == 2);
  CHECK(rows[0].result.printed == "a\n");
  CHECK(rows[1].result.printed == "b\n");
  CHECK(rows[3].result.death == "panic: boom");
  CHECK(tally.of({"a\n"}) == 2);
  CHECK(tally.of({"d\n"}) == 0);
}

TEST_CASE("a result is a figure if it is one whole number and no death", "[study]") {
  CHECK(printed_numbers({"9871\n"}).value().values == std::vector<std::int64_t>{9871});
  CHECK(printed_numbers({"-3"}).value().values == std::vector<std::int64_t>{-3});
  CHECK_FALSE(printed_numbers({"9871\n", "panic: boom"}));
  for (const char* printed : {"", "\n", "1\n2\n", "num 1\n", "1.5\n"}) CHECK_FALSE(printed_numbers({printed}));
}

TEST_CASE("the figures of a result are the numbers behind a colon or an arrow, and the rest is its text", "[study]") {
  const study::PrintedNumbers figures = printed_numbers({"taken : 12\ntook 5 rounds\nleft =>  -7\n"}).value();
  CHECK(figures.values == std::vector<std::int64_t>{12, -7});
  CHECK(figures.before == std::vector<std::string>{"taken : ", "left =>  "});
  CHECK(figures.text == "taken : \ntook 5 rounds\nleft =>  \n");
}
