// golearn check-notes: each verdict with its reason and its token, Go versions, JSON, what is refused.
#include <unistd.h>

#include <csignal>
#include <map>

#include "commands/check_notes.hpp"
#include "golearn/study/go_rules.hpp"
#include "host/interrupt.hpp"
#include "parsed.hpp"
#include "process.hpp"
#include "render/blocks.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/child.hpp"
#include "words/notes.hpp"

using namespace golearn;
using namespace golearn::test;
using nlohmann::json;
using study::Verdict;

namespace {

// The verdicts by program, and by place in the notes, pictures left out, and the line of totals.
struct Checked {
  std::map<std::string, json> quotes;
  std::map<std::string, std::string> verdicts;
  json total;
};

Checked check_notes(const std::string& line) {
  const End end = run("check-notes --json " + line);
  REQUIRE(end.status == 0);
  Checked checked;
  for (const std::string& text : lines_of(end.out)) {
    const json each = parsed(text);
    REQUIRE_FALSE(each.is_discarded());
    if (each.at("kind") == "notes") checked.total = each;
    if (each.at("kind") != "quote" || each.at("verdict") == "picture") continue;
    checked.quotes[each.at("program")] = each;
    checked.verdicts[each.at("notes")] = each.at("verdict");
  }
  REQUIRE(checked.total.is_object());
  return checked;
}

// One quote made by hand, judged in this process.
class ByHand {
 public:
  ByHand(const std::string& id, study::TypedKnobs knobs, const Lines& lines)
      : quoted_{{}, study::small_run(lessons::find_lesson(id)->programs.front().runnable, std::move(knobs))} {
    quoted_.quote = {.program = quoted_.spec.runnable->name, .file = "000", .line = 1};
    for (const std::string& line : lines) quoted_.quote.output.items.push_back({.line = LinePattern(line)});
  }

  words::CheckedQuote judged(std::chrono::nanoseconds time = std::chrono::seconds(20 * kPatient)) {
    return {&quoted_, study::judge(quoted_.spec, quoted_.quote.output, {.time = time})};
  }
  static std::string row(const words::CheckedQuote& checked) {
    return flowing(render::text_of(words::about_quote(study::Language::english, checked), {}));
  }

 private:
  words::QuotedRun quoted_;
};

}  // namespace

TEST_CASE("each output of the notes has its verdict", "[check-notes]") {
  const Checked all = check_notes("");
  CHECK(all.verdicts == std::map<std::string, std::string>{
                            {"000:78", "possible"},     // 9.1.1: exe2 and exe3 may change places
                            {"000:171", "impossible"},  // 9.1.3, by today's rules
                            {"000:250", "possible"},    // 9.2.1
                            {"000:331", "certain"},     // 9.2.2 without its buffer
                            {"003:246", "possible"},    // 12.1: the time-out and the end of task 2 are at one instant
                            {"003:258", "certain"},     // 12.1, interrupted
                            {"003:598", "possible"},    // 12.2
                        });
  CHECK(all.total.at("go") == "1.26");
  CHECK(all.total.at("interrupted") == false);
  int sum = 0;
  for (const std::string verdict : {"certain", "possible", "impossible", "not_found"}) {
    sum += all.total.at(verdict).get<int>();
  }
  CHECK(static_cast<std::size_t>(sum) == all.verdicts.size());
}

TEST_CASE("a token of check-notes replays what the notes show", "[check-notes][replay]") {
  const Checked all = check_notes("9.2.1 9.2.2");
  const End sums = run("replay --raw " + all.quotes.at("9.2.1").at("token").get<std::string>());
  CHECK(sums.out == "Example 1 :  12502500\nExample 2 :  500500\nExample 3 :  24503500\n");
  const End dead = run("replay --raw " + all.quotes.at("9.2.2/no-receiver").at("token").get<std::string>());
  CHECK(dead.status == 2);
  CHECK(dead.err.starts_with("fatal error: all goroutines are asleep - deadlock!\n"));
}

TEST_CASE("the Go version decides what the loop variable's capture prints", "[check-notes]") {
  const std::string version = GENERATE(values<std::string>({"1.21", "1.22", "1.25", "1.26"}));
  CAPTURE(version);
  const json quote = check_notes("9.1.3 --go " + version).quotes.at("9.1.3/captured");
  CHECK(quote.at("go") == version);
  if (version == "1.21") {
    CHECK(quote.at("verdict") == "possible");
    const End end = run("replay --raw " + quote.at("token").get<std::string>());
    CHECK(end.out.starts_with("Closure Test =>  1000\nClosure Test =>  1000\n"));
  } else {
    CHECK(quote.at("verdict") == "impossible");
    CHECK(quote.at("other_go") == "1.21");
    CHECK(quote.at("departure").at("line") == 1);
    CHECK(quote.at("departure").at("instead") == "Closure Test =>  999");  // the last one started goes first
  }
}

TEST_CASE("an ID may be a lesson, its name or a program, and there may be several", "[check-notes]") {
  CHECK(check_notes("9.2.1").quotes.size() == 1);
  CHECK(check_notes("channel closures").quotes.size() == 2);
  CHECK(check_notes("9.2.2/no-receiver").quotes.size() == 1);
  CHECK(check_notes("9.2.2/buffered").quotes.empty());
  CHECK(check_notes("9.2.2").total.at("picture") == 2);
  CHECK(has(run("check-notes 9.2.3 --lang en").out, "9.2.3: the notes show no output."));
}

TEST_CASE("quotes made by hand get each of the four verdicts", "[check-notes]") {
  SECTION("certain") {
    ByHand quote("9.3.1", {{"sync", "mutex"}, {"workers", "2"}}, {"2"});
    const auto checked = quote.judged();
    CHECK(checked.report().verdict == Verdict::certain);
    CHECK(has(ByHand::row(checked), "schedules gives this."));
  }
  SECTION("possible, and its token replays to it") {
    ByHand quote("9.3.1", {{"sync", "none"}, {"workers", "3"}}, {"1"});
    const auto checked = quote.judged();
    CHECK(checked.report().verdict == Verdict::possible);
    CHECK(has(ByHand::row(checked), "golearn replay " + checked.judged.token));
    CHECK(run("replay --raw " + checked.judged.token).out == "1\n");
  }
  SECTION("impossible") {
    ByHand quote("9.3.1", {{"sync", "mutex"}, {"workers", "2"}}, {"1"});
    const auto checked = quote.judged();
    CHECK(checked.report().verdict == Verdict::impossible);
    CHECK(checked.judged.token.empty());
    CHECK(has(ByHand::row(checked), "Line 1 cannot come first: `1`. Go's own order prints there: `2`."));
  }
  SECTION("not found, where the budget ends first") {
    ByHand quote("9.3.1", {{"sync", "mutex"}, {"workers", "30"}}, {"1"});
    const auto checked = quote.judged(std::chrono::milliseconds(1));
    CHECK(checked.report().verdict == Verdict::not_found);
    CHECK(checked.judged.token.empty());
    CHECK(has(ByHand::row(checked), "were run gives this; there are more."));
  }
}

TEST_CASE("the table names place, lesson and verdict, in both languages", "[check-notes]") {
  const std::string en = flowing(run("check-notes 9.2.1 9.1.3 --lang en").out);
  CHECK(has(en, "000:250 9.2.1 possible 3 lines"));
  CHECK(has(en, "000:171 9.1.3/captured impossible 7 lines"));
  CHECK(has(en, "Nobody prints line 1: `Closure Test => 1000`."));
  CHECK(has(en, "2 outputs: 0 certain, 1 possible, 1 impossible, 0 not found."));
  CHECK(has(en, "golearn check-notes 9.1.3/captured --go 1.21"));
  const std::string ko = flowing(run("check-notes 9.2.1 9.1.3 --lang ko").out);
  CHECK(has(ko, "000:250 9.2.1 나올 수 있다 3줄"));
  CHECK(has(ko, "000:171 9.1.3/captured 나올 수 없다 7줄"));
  CHECK(has(ko, "출력 2개"));
}

TEST_CASE("the table keeps to the terminal's width, but for commands to copy", "[check-notes][terminal]") {
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const unsigned short width = GENERATE(values<unsigned short>({60, 80, 120}));
  CAPTURE(lang, width);
  const End end = run("check-notes --lang " + lang, {.out = Stream::terminal, .columns = width});
  Lines shown = rows(end.screen);
  CHECK(coloured(end.screen));
  std::erase_if(shown, [](const std::string& row) { return has(row, "golearn replay") || has(row, "golearn check"); });
  CHECK(widest(shown) <= width);
}

TEST_CASE("what check-notes cannot do is refused", "[check-notes][wrong-use]") {
  const auto& [line, hint] = GENERATE(table<std::string, std::string>({{"9.9.9", "9.9.9"},
                                                                       {"9.2.1 buferring", "buffering"},
                                                                       {"buferring 9.2.1", "buffering"},
                                                                       {"''", "''"},
                                                                       {"--go 1.20", "1.21"},
                                                                       {"--go 1.27", "1.26"},
                                                                       {"--go x", "'x'"},
                                                                       {"--go ''", "''"},
                                                                       {"--for 0s", "--for"},
                                                                       {"--for x", "'x'"},
                                                                       {"--frob", "--frob"}}));
  CAPTURE(line);
  const End end = run("check-notes --lang en " + line);
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(lines_of(end.err).size() == 1);
  CHECK(has(end.err, hint));
}

TEST_CASE("Ctrl-C ends the search and shows what was found so far", "[check-notes][interrupt]") {
  // A program with more schedules than anybody could wait for; it sends the signal itself, once.
  study::Runnable endless = study::runnable_of([] {
    static const int sent = kill(getpid(), SIGINT);
    auto x = make<Shared<int>>(sent);
    for (int i = 0; i < 40; ++i) go([=] { x->add(1); });
    sleep(1s);
    println("x");
  });
  endless.id = "0.0";
  lessons::Quote quote{.program = "endless", .file = "000", .line = 1};
  quote.output.items.push_back({.line = LinePattern("y")});
  const words::QuotedRun quoted{quote, study::small_run(endless)};
  const commands::NotesToCheck notes{.go = "1.26", .plan = {.time = 1h}, .quotes = {quoted, quoted}};
  const ChildEnd end = run_in_child([&] {
    dup2(STDERR_FILENO, STDOUT_FILENO);
    host::take_interrupts();
    _exit(commands::check(notes, false, {}));
  });
  CHECK(end.status == 130);
  CHECK(has(end.errors, "000:1"));
  CHECK(has(end.errors, "Interrupted: this is what was found so far."));
  CHECK(has(end.errors, "1 output: 0 certain, 0 possible, 0 impossible, 1 not found."));
}

TEST_CASE("a program follows the newest rules that its Go version has", "[check-notes]") {
  const auto& [version, rules] = GENERATE(
      table<std::string, std::string>({{"1.21", "1.21"}, {"1.22", "1.22"}, {"1.24", "1.22"}, {"1.26", "1.22"}}));
  const study::Runnable& captured = lessons::find_lesson("9.1.3")->programs.front().runnable;
  const study::RunSpec spec = study::by_rules_of(version, study::usual_run(captured));
  CHECK(spec.settings.choice("go") == rules);
  CHECK(spec.settings.typed().contains("go") == (rules != "1.22"));  // the default goes without saying
}
