// Replay tokens: what one holds, that old ones still work, and what is refused.
#include "golearn/study/token.hpp"

#include "golearn/study/run.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::Token;

std::string refusal(const std::string& text) {
  try {
    study::parse_token(text);
  } catch (const study::Refusal& refused) {
    return refused.why().en;
  }
  return "";
}

}  // namespace

TEST_CASE("a token is read back as it was written", "[token]") {
  const Token token{
      .program = "9.2.2/buffered",
      .procs = GENERATE(1, 2, 256),
      .rules = GENERATE(Rules{}, Rules{.ticking = true}, Rules{.any_timer = true, .draws = true}),
      .seed = GENERATE(1U, 123'456'789U),
      .knobs = GENERATE(values<study::TypedKnobs>({{}, {{"count", "2"}}, {{"close", "true"}, {"wait", "1m30s"}}})),
      .schedule = {GENERATE(values<std::vector<std::uint32_t>>({{}, {0, 0, 1}, {3, 0, 0, 0, 200}}))}};
  const std::string text = to_string(token);
  CAPTURE(text);
  CHECK(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789:./=-") == std::string::npos);  // no shell minds
  const Token again = study::parse_token(text);
  CHECK(again.program == token.program);
  CHECK(again.procs == token.procs);
  CHECK(again.rules == token.rules);
  CHECK(again.seed == token.seed);
  CHECK(again.knobs == token.knobs);
  CHECK(again.schedule.choices == token.schedule.choices);
}

TEST_CASE("a token that stands in the lessons' texts and notes since long is still read", "[token]") {
  const Token token = study::parse_token("g1:9.3.6:p2:s1:add-inside=true:workers=2:0001020100010201:4d6a");
  CHECK(token.program == "9.3.6");
  CHECK(token.procs == 2);
  CHECK(token.seed == 1);
  CHECK(token.rules == Rules{});
  CHECK(token.knobs == study::TypedKnobs{{"add-inside", "true"}, {"workers", "2"}});
  CHECK(study::parse_token("g1:9.3.1:p2t:s1:workers=2:0101030101010001:f70f").rules == Rules{.ticking = true});
}

TEST_CASE("a token that is cut short, altered, or something else is refused", "[token]") {
  const std::string whole = "g1:9.3.6:p2:s1:add-inside=true:workers=2:0001020100010201:4d6a";
  CHECK(refusal(whole).empty());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CAPTURE(i);
    CHECK(!refusal(whole.substr(0, i)).empty());
    std::string altered = whole;
    altered[i] = altered[i] == '7' ? '8' : '7';
    CHECK(!refusal(altered).empty());
  }
  CHECK(refusal("9.3.6") == "not a replay token: one begins with 'g1:'");
  CHECK(refusal("g1:a:b") == "the replay token is cut short or altered: paste it as explore printed it");
}

TEST_CASE("a replay of a run that does not end stops where the search did", "[token]") {
  const study::Runnable program = study::runnable_of([] {
    for (auto flag = make<Atomic<bool>>(); !flag->load();) {
    }
  });
  CHECK(run(study::replay_of(program, Token{})).outcome.ending == Ending::step_limit);
}

TEST_CASE("a replay has the token's settings, and none that the program has not", "[token]") {
  study::Runnable program = study::runnable_of([] {});
  program.id = "x";
  program.knobs = {study::integer("count", 6, 1, 100, {})};
  const Rules rules{.ticking = GENERATE(false, true)};
  const Token token{
      .program = "x", .procs = 3, .rules = rules, .seed = 9, .knobs = {{"count", "4"}}, .schedule = {{0, 1}}};
  const study::RunSpec spec = study::replay_of(program, token);
  CHECK(spec.procs == 3);
  CHECK(spec.seed == 9);
  CHECK(spec.settings.integer("count") == 4);
  CHECK(spec.driver == study::Driver::replay);
  CHECK(spec.schedule.choices == token.schedule.choices);
  CHECK(spec.rules == rules);
  CHECK(to_string(study::token_of(spec, spec.schedule, rules)) == to_string(token));
  CHECK_THROWS_AS(study::replay_of(program, Token{.program = "x", .knobs = {{"size", "4"}}}), study::Refusal);
  CHECK_THROWS_AS(study::replay_of(program, Token{.program = "x", .knobs = {{"count", "0"}}}), study::Refusal);
}

}  // namespace golearn::test
