// Goroutines that do the same are searched in one order where nothing tells them apart, and in every order where
// something does.
#include "counted.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::SearchReport;

// What the twins share.
struct Common {
  Shared<int> variable;
  Mutex mutex;
  RWMutex both;
  WaitGroup group;
  WaitGroup half;
  Once once;
  Chan<int> meeting = make_chan<int>();
  Chan<int> shelf = make_chan<int>(1);
};

using Deed = void (*)(Common&);

// So many goroutines do it, and main tells what came of it.
void all_do(int twins, Deed deed) {
  auto common = make<Common>();
  common->half.add(2);
  for (int i = 0; i < twins; ++i) common->group.go([=] { deed(*common); });
  common->group.wait();
  println(common->variable.load());
}

void counts_unguarded(Common& c) { c.variable.add(1); }

struct Example {
  std::string_view name;
  int twins;
  Deed deed;
};

const Example kExamples[] = {
    {"count unguarded", 3, counts_unguarded},
    {"count twice unguarded", 3, [](Common& c) { c.variable.add(1), c.variable.add(1); }},
    {"look before they write", 3, [](Common& c) { c.variable.store(2 * c.variable.load() + 1); }},
    {"count under a lock", 3, [](Common& c) { c.mutex.lock(), c.variable.add(1), c.mutex.unlock(); }},
    {"meet, and then take turns", 2,
     [](Common& c) {
       c.half.done(), c.variable.store(1), c.half.wait();
       c.both.lock(), c.variable.add(1), c.both.unlock();
     }},
    {"hand on what they got", 3,
     [](Common& c) {
       c.shelf.send(c.variable.load());
       c.variable.store(c.shelf.recv() + 1);
     }},
    {"use an object of which only the history is known", 2,
     [](Common& c) {
       c.once.run([&] { c.variable.add(10); });
       c.variable.add(1);
     }},
    {"print their numbers", 2, [](Common& c) { c.variable.add(1), println(goroutine_id()); }},
    {"draw random numbers", 3, [](Common& c) { c.variable.store(c.variable.load() + rnd(100)); }},
    {"make something of their own", 2,
     [](Common& c) {
       auto mine = make<Shared<int>>(c.variable.load());
       c.variable.add(1), mine->add(1);
       println(mine->load());
     }},
    {"start goroutines", 2,
     [](Common& c) {
       go([&c] { c.variable.add(1), c.meeting.send(1); });
       c.variable.add(c.meeting.recv());
     }},
};

}  // namespace

TEST_CASE("of goroutines that do the same every result is found, and each class counted", "[search]") {
  const Example& example = GENERATE(from_range(std::begin(kExamples), std::end(kExamples)));
  const auto main = [&] { all_do(example.twins, example.deed); };
  CAPTURE(example.name);
  CHECK(counts(main, true) == counts(main, false));
}

TEST_CASE("which of several goroutines that do the same is which makes no state", "[search]") {
  const auto runs = [](const std::function<void()>& main) {
    const SearchReport report = search_all(main);
    REQUIRE(report.complete);
    return report.joined + report.given_up;
  };
  const auto alike = runs([] { all_do(4, counts_unguarded); });
  const auto told_apart = runs([] {
    auto common = make<Common>();
    for (int i = 0; i < 4; ++i) common->group.go([=, number = i] { (void)number, counts_unguarded(*common); });
    common->group.wait();
    println(common->variable.load());
  });
  CHECK(2 * alike < told_apart);
}

}  // namespace golearn::test
