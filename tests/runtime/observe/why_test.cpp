#include "golearn/observe/why.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "golearn/explore/go_order.hpp"
#include "golearn/explore/random_order.hpp"
#include "runtime/order_programs.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// Without the sends among them.
std::vector<Why> printed_lines(std::vector<Why> lines) {
  std::erase_if(lines, [](const Why& line) { return line.sends; });
  return lines;
}

std::vector<Why> explained(const std::function<void()>& main, int procs = 1, Strategy* strategy = nullptr,
                           WhyLines::Order order = WhyLines::Order::one_queue) {
  WhyLines why(order);
  Config config = on(procs);
  config.observer = &why;
  config.strategy = strategy;
  const Run run = run_program(config, main);
  Lines printed;
  const std::vector<Why> lines = printed_lines(why.lines());
  for (const Why& line : lines) printed.push_back(line.text);
  CHECK(printed == run.lines);
  return lines;
}

// `text rule made_ready cause`, and what woke it.
Lines rules(const std::vector<Why>& lines) {
  Lines told;
  for (const Why& line : lines) {
    told.push_back(fmt::format("{}: {}", line.text, to_string(line.rule)));
    if (line.rule == WhyRule::went_on) continue;
    told.back() += fmt::format(" {} {}", to_string(line.made_ready), line.cause);
    if (line.made_ready == MadeReady::woken) told.back() += fmt::format(" {}", to_string(line.deed));
  }
  return told;
}

const OrderProgram& program(std::string_view name) {
  return *std::ranges::find(order_programs(), name, &OrderProgram::name);
}

}  // namespace

TEST_CASE("the last one started has the next slot, the others wait their turn", "[why]") {
  const auto lines = explained([] {
    auto wg = make<WaitGroup>();
    wg->add(3);
    println("main");
    for (int i = 0; i < 3; ++i) go([=] { println("go", i), println("on", i), wg->done(); });
    println("still main");
    wg->wait();
    println("end");
  });
  CHECK(rules(lines) == Lines{"main: began began 0", "still main: went_on", "go 2: next_slot spawned 1",
                              "on 2: went_on", "go 0: queue_head spawned 1", "on 0: went_on",
                              "go 1: queue_head spawned 1", "on 1: went_on", "end: next_slot woken 3 done"});
}

TEST_CASE("where the order turned, the line knows over whom", "[why]") {
  const auto lines = explained([] {
    auto wg = make<WaitGroup>();
    wg->add(3);
    for (int i = 0; i < 3; ++i) go([=] { println("go", i), wg->done(); });  // g2, g3, g4
    wg->wait();
    println("end");
  });
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].text == "go 2");
  CHECK(lines[0].overtook == 2);  // it was ready before g4, and before g3
  CHECK(lines[1].overtook == 0);
  CHECK(lines[2].overtook == 0);
  CHECK(lines[3].overtook == 0);
}

TEST_CASE("a send stands among the lines where its goroutine got ahead of another and printed nothing", "[why]") {
  const bool prints = GENERATE(false, true);
  WhyLines why(WhyLines::Order::one_queue);
  Config config = on(1);
  config.observer = &why;
  run_program(config, [=] {
    auto ch = make_chan<int>();
    for (int i = 0; i < 3; ++i) {
      go([=] {
        if (prints) println("sender", i);
        ch.send(i);
      });
    }
    for (int i = 0; i < 3; ++i) println("got", ch.recv());
  });
  const std::vector<Why> lines = why.lines();
  CHECK(std::ranges::count(lines, true, &Why::sends) == (prints ? 0 : 1));
  REQUIRE(!lines.empty());
  CHECK(lines[0].sends == !prints);
  CHECK(lines[0].goroutine == 4);
  CHECK(lines[0].overtook == 2);
  CHECK(lines[0].rule == WhyRule::next_slot);
}

TEST_CASE("a line knows who made its goroutine ready, where, when, and who went before", "[why]") {
  const unsigned base = __LINE__ + 1;
  const auto lines = explained([] {
    auto ch = make_chan<int>();
    go([=] {
      ch.recv();
      println("got");
    });
    gosched();
    sleep(1ms);
    ch.send(1);
    sleep(1ms);
  });
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].rule == WhyRule::next_slot);
  CHECK(lines[0].made_ready == MadeReady::woken);
  CHECK(lines[0].goroutine == 2);
  CHECK(lines[0].cause == 1);
  CHECK(lines[0].deed == EventKind::send);
  CHECK(lines[0].cause_at.line() == base + 8);
  CHECK(lines[0].where.line() == base + 4);
  CHECK(lines[0].since > 1'000'000);
  CHECK(lines[0].since <= lines[0].time);
  CHECK(lines[0].before == 1);
  CHECK(lines[0].before_left == EventKind::block);
}

TEST_CASE("who yields or is made to give way comes by the global queue", "[why]") {
  const auto yielding = explained([] {
    go([] { println("other"); });
    gosched();
    println("main");
  });
  CHECK(rules(yielding) == Lines{"other: next_slot spawned 1", "main: global_queue yielded 1"});
  CHECK(rules(explained(program("a hog is made to give way").main)) ==
        Lines{"other: next_slot spawned 1", "hog: global_queue preempted 1"});
}

TEST_CASE("every 61st time slice looks at the global queue first", "[why]") {
  const auto lines = explained(program("every 61st slice looks at the global queue").main);
  const auto main_line = std::ranges::find(lines, "main", &Why::text);
  REQUIRE(main_line != lines.end());
  CHECK(main_line->rule == WhyRule::global_first);
  CHECK(main_line->made_ready == MadeReady::yielded);
}

TEST_CASE("a full ring spills to the global queue", "[why]") {
  const auto lines = explained(program("a full ring spills its older half").main);
  CHECK(lines.front().rule == WhyRule::next_slot);
  CHECK(lines[1].rule == WhyRule::queue_head);
  CHECK(lines.back().rule == WhyRule::global_queue);
  CHECK(lines.back().made_ready == MadeReady::spawned);
}

TEST_CASE("timers: one due, two due together", "[why]") {
  const auto one = explained([] { sleep(1ms), println("slept"); });
  CHECK(rules(one) == Lines{"slept: timer timer 0"});
  const auto lines = explained(program("sleepers due together").main);
  REQUIRE(lines.size() == 4);
  CHECK(lines[2].rule == WhyRule::timer);
  CHECK(lines[3].rule == WhyRule::queue_head);
  CHECK(lines[3].made_ready == MadeReady::timer);
}

TEST_CASE("what woke a goroutine is named by what was done", "[why]") {
  const auto woken_by = [](std::string_view name) {
    std::vector<EventKind> deeds;
    for (const Why& line : explained(program(name).main)) {
      if (line.made_ready == MadeReady::woken) deeds.push_back(line.deed);
    }
    return deeds;
  };
  const auto has = [&](std::string_view name, EventKind deed) { return std::ranges::count(woken_by(name), deed) > 0; };
  CHECK(has("close wakes receivers", EventKind::close));
  CHECK(has("blocked senders are served in order", EventKind::receive));
  CHECK(has("a mutex is queued for", EventKind::unlock));
  CHECK(has("a waiting writer holds new readers back", EventKind::runlock));
  CHECK(has("signal wakes who waited longest", EventKind::signal));
  CHECK(has("broadcast wakes all", EventKind::broadcast));
  CHECK(has("all who wait for a group go on", EventKind::done));
}

TEST_CASE("a starved waiter is handed the mutex, and its owner makes way", "[why]") {
  const auto lines = explained(program("a starved waiter is handed the mutex").main);
  const auto unlocked = std::ranges::find(lines, "main unlocked", &Why::text);
  REQUIRE(unlocked != lines.end());
  CHECK(unlocked->rule == WhyRule::queue_head);
  CHECK(unlocked->made_ready == MadeReady::made_way);
  CHECK(unlocked->cause == 1);
}

TEST_CASE("the model knows every choice of one processor", "[why]") {
  const bool controlled = GENERATE(false, true);
  for (const OrderProgram& each : order_programs()) {
    if (controlled && each.name.find("starved") != std::string::npos) continue;  // GoOrder: to the global queue
    if (controlled && each.name.find("normal again") != std::string::npos) continue;
    CAPTURE(controlled, each.name);
    GoOrder go_order;
    const auto lines = explained(each.main, 1, controlled ? &go_order : nullptr);
    CHECK(std::ranges::count(lines, WhyRule::unknown, &Why::rule) == 0);
    CHECK(std::ranges::count(lines, MadeReady::outside, &Why::made_ready) == 0);
  }
}

TEST_CASE("under a strategy every turn was chosen", "[why][strategy]") {
  RandomOrder random(1, 7);
  const auto lines = explained(
      [] {
        auto wg = make<WaitGroup>();
        println("main");
        wg->add(2);
        for (int i = 0; i < 2; ++i) go([=] { println("a"), println("b"), wg->done(); });
        wg->wait();
      },
      1, &random, WhyLines::Order::strategy);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].rule == WhyRule::began);
  for (const std::size_t i : {1U, 3U}) CHECK(lines[i].rule == WhyRule::chosen);
  for (const std::size_t i : {2U, 4U}) CHECK(lines[i].rule == WhyRule::went_on);
  CHECK(lines[1].made_ready == MadeReady::spawned);
}

TEST_CASE("several processors: next slot, queue, stolen, woken across", "[why]") {
  WhyLines why(WhyLines::Order::processors);
  const auto tell = [&](EventKind kind, int processor, std::uint64_t goroutine, std::uint64_t other = 0) {
    why.on({.kind = kind, .processor = processor, .goroutine = goroutine, .other = other});
  };
  const auto says = [&](int processor, std::uint64_t goroutine) {
    why.on({.kind = EventKind::print, .processor = processor, .goroutine = goroutine});
    return why.lines().back().rule;
  };
  tell(EventKind::spawn, 0, 0, 1);
  tell(EventKind::start, 0, 1);
  CHECK(says(0, 1) == WhyRule::began);
  for (std::uint64_t id = 2; id < 6; ++id) tell(EventKind::spawn, 0, 1, id);
  tell(EventKind::start, 1, 2);
  CHECK(says(1, 2) == WhyRule::stolen);
  CHECK(says(0, 1) == WhyRule::went_on);
  tell(EventKind::block, 0, 1);
  tell(EventKind::start, 0, 5);
  CHECK(says(0, 5) == WhyRule::next_slot);
  tell(EventKind::yield, 0, 5);
  tell(EventKind::start, 0, 3);
  CHECK(says(0, 3) == WhyRule::queue_head);
  tell(EventKind::resume, 1, 5);
  CHECK(says(1, 5) == WhyRule::global_queue);
}

TEST_CASE("who makes way is queued before what timers wake then", "[why]") {
  WhyLines why(WhyLines::Order::one_queue);
  const auto tell = [&](EventKind kind, std::uint64_t goroutine, std::uint64_t other = 0) {
    why.on({.kind = kind, .goroutine = goroutine, .other = other});
  };
  tell(EventKind::spawn, 0, 1);
  tell(EventKind::start, 1);
  tell(EventKind::unlock, 1);
  tell(EventKind::ready, 1, 2);
  tell(EventKind::ready, 0, 3);
  tell(EventKind::resume, 3);
  tell(EventKind::print, 3);
  tell(EventKind::end, 3);
  tell(EventKind::resume, 1);
  tell(EventKind::print, 1);
  REQUIRE(why.lines().size() == 2);
  CHECK(why.lines()[0].rule == WhyRule::timer);
  CHECK(why.lines()[1].rule == WhyRule::queue_head);
  CHECK(why.lines()[1].made_ready == MadeReady::made_way);
}

TEST_CASE("every line of a parallel run is explained", "[why][parallel]") {
  WhyLines why(WhyLines::Order::processors);
  Config config = on(4, ClockMode::real);
  config.observer = &why;
  const Run run = run_program(config, [] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 100; ++i) {
      wg->add(1);
      go([=] { gosched(), println(i), wg->done(); });
    }
    wg->wait();
  });
  REQUIRE(run.lines.size() == 100);
  REQUIRE(why.lines().size() == 100);
  for (const Why& line : why.lines()) {
    CHECK(line.rule == WhyRule::global_queue);
    CHECK(line.made_ready == MadeReady::yielded);
  }
}

}  // namespace golearn::test
