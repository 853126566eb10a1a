// How often each result came.
#include "study/tally.hpp"

#include "support/catch.hpp"

using namespace golearn;
using study::figure_of;
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
  CHECK(figure_of({"9871\n"}) == 9871);
  CHECK(figure_of({"-3"}) == -3);
  CHECK_FALSE(figure_of({"9871\n", "panic: boom"}));
  for (const char* printed : {"", "\n", "1\n2\n", "num 1\n", "1.5\n"}) CHECK_FALSE(figure_of({printed}));
}
