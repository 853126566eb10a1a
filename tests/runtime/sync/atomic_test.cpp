// Atomic bits and pointers; numbers are in waiting_test.cpp.
#include "support/anywhere.hpp"
#include "support/census.hpp"
#include "support/meeting.hpp"

namespace golearn::test {

TEST_CASE("of bits set and cleared by two at once none is lost", "[atomic][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  std::atomic<std::size_t> arrived{0};
  std::atomic<int> wrong{0};
  std::uint32_t left = 0;
  const Run run = run_program(config, [&] {
    auto bits = make<Atomic<std::uint32_t>>(0xf0);
    auto wg = make<WaitGroup>();
    for (const std::uint32_t mine : {1U, 2U}) {
      wg->go([&, bits, mine] {
        for (std::size_t round = 0; round < 50000; ++round) {
          meet(arrived, round);
          if (bits->or_(mine) & mine) ++wrong;
          if (!(bits->and_(~mine) & mine)) ++wrong;
        }
      });
    }
    wg->wait();
    left = bits->load();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(wrong == 0);
  CHECK(left == 0xf0);
}

TEST_CASE("of two who exchange a pointer at once one wins or both, and each object is let go of once",
          "[atomic][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  Counted::census().clear();
  std::atomic<std::size_t> arrived{0};
  std::atomic<int> wins{0};
  int last = 0;
  const Run run = run_program(config, [&] {
    auto current = make<AtomicPointer<const Counted>>(make<Counted>(0));
    auto wg = make<WaitGroup>();
    for (int g = 0; g < 2; ++g) {
      wg->go([&, current] {
        for (std::size_t round = 0; round < 50000; ++round) {
          meet(arrived, round);
          const auto seen = current->load();
          if (current->compare_and_swap(seen, make<Counted>(seen->number + 1))) ++wins;
        }
      });
    }
    wg->wait();
    last = current->load()->number;
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(wins >= 50000);
  CHECK(last == wins);
  CHECK(Counted::census().alive == 0);
  CHECK(Counted::census().misused == 0);
}

TEST_CASE("who adds in a loop without end is seen to add, and ends with the program", "[atomic][parallel]") {
  const int procs = GENERATE(1, 2);
  CAPTURE(procs);
  const Run run = run_program(on(procs, ClockMode::real), [] {
    auto sum = make<Atomic<std::uint64_t>>();
    go([=] {
      for (;;) sum->add(1);
    });
    while (sum->load() == 0) sleep(1ms);
    println("seen");
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines{"seen"});
}

TEST_CASE("what a pointer is compared with is the object, not its value", "[atomic]") {
  const Run run = run_program(1, [] {
    const auto one = make<int>(7), equal = make<int>(7);
    AtomicPointer<int> p(one);
    println(p.compare_and_swap(equal, nullptr));
    println(p.compare_and_swap(one, nullptr));
    println(p.load() == nullptr);
  });
  CHECK(run.lines == Lines{"false", "true", "true"});
}

}  // namespace golearn::test
