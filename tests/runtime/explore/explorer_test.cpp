// How much of the tree of choices a search has seen.
#include "golearn/explore/explorer.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

// Each of four selects finds three cases ready: all ways on are equally large, so the estimate is exact.
TEST_CASE("the searched share of an even tree is that of its runs", "[search]") {
  Explorer explorer({});
  int runs = 0;
  do {
    Config config = on(2);
    config.strategy = &explorer;
    Runtime(config).run([] {
      auto ch = make_chan<int>(4);
      for (int i = 0; i < 4; ++i) {
        Select{send(ch, 1, [] {}), send(ch, 2, [] {}), send(ch, 3, [] {})};
      }
    });
    explorer.finish_run();
    CHECK(std::abs(explorer.searched() - runs / 81.0) < 1e-9);
    ++runs;
  } while (explorer.next_run());
  CHECK(runs == 81);  // 3^4
}

// All that is known to be left is on the way, so what has been searched never exceeds the whole, and ends near it.
TEST_CASE("the searched share stays between nothing and all", "[search]") {
  Explorer explorer({.preemptions = 2});
  double share = 0;
  do {
    Config config = on(2);
    config.strategy = &explorer;
    Runtime(config).run([] {
      auto x = make<Shared<int>>();
      auto wg = make<WaitGroup>();
      for (int i = 0; i < 2; ++i) wg->go([=] { x->add(1); });
      wg->wait();
    });
    explorer.finish_run();
    CHECK(explorer.searched() >= share);  // nothing is found to be left later: with a bound every choice is tried
    share = explorer.searched();
    CHECK(share < 1);
  } while (explorer.next_run());
  CHECK(share > 0.5);
}

}  // namespace golearn::test
