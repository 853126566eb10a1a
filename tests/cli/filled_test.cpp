// The holes in a lesson's sentences.
#include "words/filled.hpp"

#include <stdexcept>

#include "support/catch.hpp"

using namespace golearn;
using study::Fact;
using study::Facts;
using study::Language;
using words::filled;

namespace {

Facts some() {
  return Facts({{"lost", Fact{std::int64_t{3}}},
                {"one", Fact{std::int64_t{1}}},
                {"wait", Fact{Duration(std::chrono::milliseconds(1500))}},
                {"wake", Fact{std::string("signal")}}});
}

}  // namespace

TEST_CASE("holes are filled with a run's figures, and with the particle that follows them", "[filled]") {
  CHECK(filled(Language::english, "no hole", some()) == "no hole");
  CHECK(filled(Language::english, "{lost} lost, {lost + one} more, after {wait} by {wake}", some()) ==
        "3 lost, 4 more, after 1.5s by signal");
  CHECK(filled(Language::english, "{one} {one|update|updates}, {lost} {lost|update|updates}", some()) ==
        "1 update, 3 updates");
  CHECK(filled(Language::english, "{lost}{은/는} {lost + one}{은/는}", some()) == "3은 4는");
  CHECK(filled(Language::korean, "{wait}{이/가} {wait + 71s}", some()) == "1.5초가 1분 12.5초");
  CHECK(filled(Language::english, "`struct{}` and `{lost}`", some()) == "`struct{}` and `{lost}`");
}

TEST_CASE("a sentence about what is not known is not said", "[filled]") {
  CHECK_FALSE(filled(Language::english, "{lost} of {other}", some()));
  CHECK_THROWS_AS(filled(Language::english, "{lost|x}", some()), std::runtime_error);
  CHECK_THROWS_AS(filled(Language::english, "{lost +}", some()), std::runtime_error);
}
