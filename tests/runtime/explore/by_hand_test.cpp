// Runs led by hand: where the choices end, the run does; and all continuations of a run, each once.
#include "golearn/explore/by_hand.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();

void counter() {
  auto x = make<Shared<int>>();
  for (int i = 0; i < 2; ++i) go([=] { x->add(1); });
  sleep(1s);
  println(x->load());
}

std::string run_under(Chooser& chooser, const std::function<void()>& main, Ending* ending = nullptr) {
  std::string printed;
  Config config;
  config.procs = 2;
  config.strategy = &chooser;
  config.output = [&](const Printed& line) { printed += line.text; };
  const Outcome outcome = Runtime(config).run(main);
  if (ending) *ending = outcome.ending;
  return printed;
}

struct Found {
  std::set<std::vector<std::uint32_t>> schedules;
  std::set<std::string> printed;
  bool left_out = false;
};

Found continue_from(const Schedule& beginning, std::size_t most) {
  Found found;
  Continuations all(2, beginning, most);
  do {
    found.printed.insert(run_under(all, counter));
    CHECK(found.schedules.insert(all.schedule().choices).second);
  } while (all.next_run());
  found.left_out = all.left_out();
  return found;
}

}  // namespace

TEST_CASE("every continuation is run once", "[search]") {
  const Found whole = continue_from({}, kAny);
  CHECK(whole.schedules.size() ==
        search_all(counter, {.kind = study::SearchKind::exhaustive, .preemptions = 1000}).schedules);
  CHECK(whole.printed == std::set<std::string>{"1\n", "2\n"});
  CHECK(!whole.left_out);
  const Found first = continue_from({{0}}, kAny);
  const Found second = continue_from({{1}}, kAny);
  CHECK(first.schedules.size() + second.schedules.size() == whole.schedules.size());
}

TEST_CASE("continuations with few choices other than 0 come first", "[search]") {
  const Found none = continue_from({}, 0);
  CHECK(none.schedules.size() == 1);
  CHECK(none.printed == std::set<std::string>{"2\n"});
  CHECK(none.left_out);
  const Found one = continue_from({}, 1);
  CHECK(one.printed == std::set<std::string>{"1\n", "2\n"});
  for (const auto& choices : one.schedules) {
    CHECK(std::ranges::count(choices, 0U) + 1 >= static_cast<std::ptrdiff_t>(choices.size()));
  }
}

TEST_CASE("a run led by hand stops where a choice is to be made", "[search]") {
  std::vector<std::size_t> options;
  bool last = false;
  Ending ending = Ending::returned;
  ByHand chooser(2, {{1, 0}}, [&](const Fork& fork) {
    options.push_back(fork.options.size());
    last = fork.last;
  });
  CHECK(run_under(chooser, counter, &ending).empty());
  CHECK(options == std::vector<std::size_t>{2, 2, 2});
  CHECK(last);
  CHECK(ending == Ending::interrupted);
  CHECK(chooser.schedule().choices == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("a run led by hand stops at a select", "[search]") {
  std::uint32_t cases = 0;
  const auto main = [] {
    auto a = make_chan<int>(1);
    auto b = make_chan<int>(1);
    a.send(1);
    b.send(2);
    Select{receive(a, [](int) { println("a"); }), receive(b, [](int) { println("b"); })};
  };
  ByHand asked(2, {}, [&](const Fork& fork) { cases = fork.cases; });
  CHECK(run_under(asked, main).empty());
  CHECK(cases == 2);
  ByHand led(2, {{1}}, [](const Fork&) {});
  CHECK(run_under(led, main) == "b\n");
}

}  // namespace golearn::test
