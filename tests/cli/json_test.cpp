// --json: each line an object, as the README describes them.
#include <algorithm>
#include <csignal>
#include <fstream>
#include <set>

#include "golearn/core/event_facts.hpp"
#include "lessons/course.hpp"
#include "parsed.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/endings.hpp"
#include "support/pattern.hpp"
#include "support/recorded.hpp"
#include "support/size.hpp"

using namespace golearn;
using namespace golearn::test;
using nlohmann::json;

namespace {

std::vector<json> each_parsed(const std::string& out) {
  std::vector<json> all;
  for (const std::string& line : lines_of(out)) {
    all.push_back(parsed(line));
    if (!all.back().is_object()) FAIL("no JSON object: " << line);
  }
  return all;
}

// The event kinds in the README's table.
std::set<std::string> documented_kinds() {
  std::ifstream file(GOLEARN_TESTS_DIR "/../README.md");
  std::set<std::string> kinds;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("| `kind` |")) continue;
    for (const std::string& kind : matches(line, "`([a-z]+)`")) kinds.insert(kind);
  }
  kinds.erase("kind");
  return kinds;
}

// The keys in the same table: those in the first cell of each row.
std::set<std::string> documented_keys() {
  std::ifstream file(GOLEARN_TESTS_DIR "/../README.md");
  std::set<std::string> keys;
  bool table = false;
  for (std::string line; std::getline(file, line);) {
    table = line.starts_with(table ? "|" : "| key |");
    if (!table) continue;
    for (const std::string& key : matches(line.substr(0, line.find('|', 1)), "`([a-z_]+)`")) keys.insert(key);
  }
  return keys;
}

std::set<std::string> keys(const json& object) {
  std::set<std::string> all;
  for (const auto& item : object.items()) all.insert(item.key());
  return all;
}

bool within(const std::set<std::string>& some, const std::set<std::string>& all) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("--json of every program has the documented lines and keys", "[json]") {
  const std::set<std::string> possible = documented_keys();
  const std::set<std::string> sure{"time", "kind", "goroutine", "processor"};
  for (const lessons::Entry& entry : lessons::course()) {
    CAPTURE(entry.id);
    const lessons::Scenario& first = entry.programs.front().scenario;
    const End end = run("lesson " + entry.id + "/" + first.name + " --json --fast" + a_hundred(first));
    CHECK(end.status == status_of(first));
    CHECK(end.err.empty() != first.dies);
    const std::vector<json> all = each_parsed(end.out);
    REQUIRE(all.size() > 5);
    CHECK(keys(all.front()) ==
          std::set<std::string>{"kind", "version", "lesson", "program", "title", "procs", "clock", "knobs"});
    CHECK(all.front().at("kind") == "run");
    CHECK(all.front().at("version") == 1);
    CHECK(all.front().at("title").at("ko") == entry.programs.front().runnable.title.ko);
    CHECK(all[1] == json{{"kind", "source"}, {"text", entry.folder->program}});
    CHECK(all.front().at("lesson") == entry.id);
    CHECK(all.front().at("clock") == "virtual");
    CHECK(all.back().at("kind") == "outcome");
    CHECK(all.back().at("exit_status") == end.status);
    std::set<std::string> odd;
    for (std::size_t i = 2; i + 1 < all.size(); ++i) {
      if (all[i].at("kind") == "leak") continue;  // has a test of its own
      if (!within(sure, keys(all[i])) || !within(keys(all[i]), possible)) odd.insert(all[i].dump());
    }
    INFO("not documented: " << (odd.empty() ? "" : *odd.begin()));
    CHECK(odd.empty());
  }
}

TEST_CASE("every key that an event can have is documented, and none that no event can have", "[json]") {
  std::set<std::string> possible{"time",     "kind",    "goroutine", "processor", "reason",     "objects",
                                 "function", "go_line", "cpp_line",  "name",      "other_name", "object_name"};
  for (std::size_t i = 0; i < kEventKinds; ++i) {
    const EventFacts& kind = facts(static_cast<EventKind>(i));
    for (const EventField& field : {kind.object, kind.value, kind.other, kind.text}) {
      if (kind.told && !field.key.empty()) possible.emplace(field.key);
    }
  }
  CHECK(documented_keys() == possible);
}

TEST_CASE("13.2 runs in virtual time, unless a speed is asked for", "[json]") {
  const auto& [knobs, clock] = GENERATE(table<std::string, std::string>(
      {{"", "virtual"}, {" --fast", "virtual"}, {" --design one --goods 1 --speed 1000", "real"}}));
  const std::vector<json> all = each_parsed(run("lesson 13.2 --json" + knobs).out);
  REQUIRE(!all.empty());
  CHECK(all.front().at("clock") == clock);
}

TEST_CASE("every kind of event is documented, and no other", "[json]") {
  std::set<std::string> told;
  for (std::size_t i = 0; i < kEventKinds; ++i) {
    const EventFacts& kind = facts(static_cast<EventKind>(i));
    if (kind.told) told.emplace(kind.name);
  }
  CHECK(documented_kinds() == told);
}

TEST_CASE("the texts of the print events are the program's output, each with its line of the Go program", "[json]") {
  const Lines go = lines_of(std::string(lessons::find_lesson("9.2.2")->folder->program));
  Lines printed;
  for (const json& line : each_parsed(run("lesson 9.2.2/buffered --json --fast").out)) {
    const std::size_t at = line.value("go_line", 0U);
    if (line.at("kind") == "send") CHECK(has(go.at(at - 1), "ch <- true"));
    if (line.at("kind") != "print") continue;
    printed.push_back(line.at("text"));
    if (printed.back().ends_with("\n")) printed.back().pop_back();
    CHECK(has(go.at(at - 1), printed.back().starts_with("Go") ? "\"Go => \"" : "\"Main : \""));
    CHECK(line.at("goroutine") == (printed.back().starts_with("Go") ? 2 : 1));
  }
  CHECK(printed == go_order("9.2.2-buffered.txt"));
}

TEST_CASE("a deadlock's outcome says who waits, for what, and where", "[json]") {
  const End end = run("lesson 9.2.2/no-receiver --buffer 0 --json");
  CHECK(end.status == 2);
  const std::vector<json> all = each_parsed(end.out);
  CHECK(all.front().at("knobs").dump() == R"({"buffer":"0"})");
  CHECK(all.front().at("clock") == "real");
  const json& outcome = all.back();
  CHECK(!outcome.contains("circle"));
  CHECK(outcome.at("exit_status") == 2);
  CHECK(has(outcome.at("message"), "deadlock"));
  REQUIRE(outcome.at("alive").size() == 1);
  CHECK(outcome.at("alive")[0].at("reason") == "chan send");
  CHECK(outcome.at("alive")[0].at("go_line") == 51);
}

TEST_CASE("--json of several programs has a run and an outcome for each", "[json]") {
  std::string story;
  for (const json& line : each_parsed(run("lesson 9.2.2 --json --fast").out)) {
    if (line.at("kind") == "run") story += line.at("program").get<std::string>() + " ";
    if (line.at("kind") == "outcome") story += "ends ";
  }
  CHECK(story == "unbuffered ends buffered ends no-receiver ends ");
}

// In pieces while the program runs, each of which may come upon a progress line.
TEST_CASE("--json on a terminal wipes the progress line first", "[json]") {
  const End end = run("lesson 9.2.5/select --default --duration 1300ms --json --procs 1",
                      {.out = Stream::terminal, .err = Stream::terminal});
  CHECK(end.status == 0);
  const Lines shown = rows(end.screen);
  CHECK(std::ranges::none_of(shown, [](const std::string& row) { return has(row, "Ctrl-C"); }));
}

// The program sleeps for an hour: what has come by then does not wait for its end.
TEST_CASE("--json gives each line when it happens, and not when there are many", "[json]") {
  Process process(words("lesson 9.1.1/loop --count 3 --wait 1h --json"));
  CHECK(process.has_said(R"("kind":"run")"));
  CHECK(process.has_said(R"("kind":"print")"));
  CHECK(process.has_said(R"("reason":"sleep")"));
  process.signal(SIGINT);
  const End end = process.end();
  CHECK(end.status == 130);
  CHECK(parsed(lines_of(end.out).back()).at("ending") == "interrupted");
}

// A second of sleep after each, for a day: as many lines as go out together take longer than has_said() waits.
TEST_CASE("--json gives the lines between one sleep and the next, again and again", "[json]") {
  Process process(words("lesson 9.2.2/unbuffered --count 100000 --json"));
  for (const std::string line : {"Main :  0", "Main :  1", "Main :  2"}) CHECK(process.has_said(line));
}

TEST_CASE("--json calls an object as the program does, from the line on that says it", "[json]") {
  std::set<std::string> names;
  for (const json& line : each_parsed(run("lesson 9.3.2 --workers 3 --fast --json").out)) {
    if (line.contains("object_name"))
      names.insert(line.at("object").get<std::string>() + " " + line.at("object_name").get<std::string>());
  }
  CHECK(names == std::set<std::string>{"chan#1 done", "mutex#1 mutex", "var#1 num"});
}

TEST_CASE("--json --why says how each line's goroutine came to its turn", "[json]") {
  const std::vector<json> all = each_parsed(run("lesson 9.2.2/buffered --fast --procs 1 --why --json").out);
  const auto why = std::ranges::find_if(all, [](const json& line) { return line.at("kind") == "why"; });
  REQUIRE(why != all.end());
  for (const std::string key : {"rule", "made_ready", "since", "ready_on"}) CHECK(why->contains(key));
  CHECK(std::ranges::any_of(all,
                            [](const json& line) { return line.at("kind") == "why" && line.contains("before_left"); }));
}

TEST_CASE("--json says who is stuck, when it becomes known", "[json]") {
  const std::vector<json> all = each_parsed(run("lesson 10.7 --json --fast --procs 1").out);
  std::vector<json> leaks;
  std::ranges::copy_if(all, std::back_inserter(leaks), [](const json& line) { return line.at("kind") == "leak"; });
  REQUIRE(leaks.size() >= 2);
  const std::set<std::string> expected{"time",     "kind",    "goroutine", "rule",  "certain", "reason",
                                       "function", "go_line", "cpp_line",  "other", "name",    "other_name"};
  CHECK(keys(leaks[0]) == expected);
  CHECK(leaks[0].at("rule") == "lock_circle");
  CHECK(leaks[0].at("certain") == false);
  CHECK(leaks[1].at("rule") == "holder_gone");
  CHECK(leaks[0].at("other") == leaks[1].at("goroutine"));
  CHECK(leaks[1].at("other") == leaks[0].at("goroutine"));
  CHECK(all.back().at("circle") == json{2, 3});
  for (const json& each : all.back().at("alive")) {
    const std::uint64_t other = each.at("goroutine") == 2 ? 3 : 2;
    if (each.at("goroutine") != 1) CHECK(each.at("waits_for") == json{other});
  }
  // In the order of events: it blocks, and is stuck.
  const auto at = std::ranges::find(all, leaks[0]);
  CHECK((at - 1)->at("kind") == "block");
  CHECK((at - 1)->at("goroutine") == leaks[0].at("goroutine"));
}
