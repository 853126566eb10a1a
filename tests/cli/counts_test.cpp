// One of a thing is told in the singular.
#include "golearn/study/search_summary.hpp"
#include "render/blocks.hpp"
#include "render/screen.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"
#include "words/search.hpp"
#include "words/search_progress.hpp"
#include "words/shards.hpp"

using namespace golearn;
using namespace golearn::test;
using study::Language;

namespace {

std::string shown(const words::Blocks& blocks) { return flowing(render::text_of(blocks, {.width = 1000})); }

// `1 lines`, `1 more parts`.
std::string wrong_plural(const std::string& text) {
  for (const std::string& noun : matches(text, "(?:^|[^0-9.,/])1 (?:more )?([a-z]+s)\\b")) {
    if (noun != "is" && noun != "was" && noun != "has") return noun;
  }
  return "";
}

study::SearchSummary one_of_each() {
  study::SearchSummary s;
  s.program = "9.3.1";
  s.kind = "exhaustive";
  s.schedules = s.runs = s.too_long = s.unlisted = s.pairs = s.in_both_orders = 1;
  s.results = {{.printed = "a\n", .leaked = 1, .schedules = 1, .drawn = 1, .preemptions = 1, .fewest = true}};
  return s;
}

}  // namespace

TEST_CASE("a plural after 1 is found", "[told]") {
  CHECK(wrong_plural("of 1 lines") == "lines");
  CHECK(wrong_plural("1 more parts") == "parts");
  CHECK(wrong_plural("1 line, 1 is, 21 lines, 2.1 times").empty());
}

TEST_CASE("a search with one of everything speaks of one", "[told]") {
  study::SearchSummary s = one_of_each();
  const auto no_cause = [](const study::Found&) { return std::string(); };
  for (const bool all : {false, true}) {
    const std::string text = shown(words::about_search(Language::english, s, "title", all, no_cause));
    CAPTURE(text);
    CHECK(wrong_plural(text).empty());
    CHECK(has(text, "1 result in 1 schedule"));
  }
  s.complete = true;
  s.bound = 1;
  CHECK(wrong_plural(shown(words::about_search(Language::english, s, "title", false, no_cause))).empty());
}

TEST_CASE("how far a search is speaks of one", "[told]") {
  study::SearchReport so_far;
  so_far.schedules = so_far.runs = 1;
  so_far.elapsed = std::chrono::seconds(2);
  CHECK(has(words::search_so_far(Language::english, so_far, std::chrono::seconds(10)), "1 schedule"));
  CHECK(wrong_plural(words::search_so_far(Language::english, so_far, std::chrono::seconds(10))).empty());
  study::SearchSummary s = one_of_each();
  CHECK(wrong_plural(words::missed(s).en).empty());
  CHECK(has(words::missed(s).en, "Of 1 schedule drawn"));
  s.results.front().schedules = 2;
  CHECK(wrong_plural(words::missed(s).en).empty());
  CHECK(wrong_plural(words::tried(s).en).empty());
}

TEST_CASE("one missing part is one", "[told]") {
  study::SearchSummary s = one_of_each();
  s.shards = 20;
  for (std::uint64_t shard = 1; shard < s.shards; ++shard) {
    s.missing.push_back(shard);
    CHECK(wrong_plural(shown(words::missing_shards(Language::english, s))).empty());
  }
}
