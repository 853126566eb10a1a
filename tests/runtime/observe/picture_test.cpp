// A run as a picture: one row a step, and what the picture points at.
#include "golearn/observe/picture.hpp"

#include "golearn/explore/random_order.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

struct Drawn {
  Outcome outcome;
  Picture picture;
  Lines printed;
};

Drawn draw(Config config, const std::function<void()>& program) {
  Trace trace(true);
  config.observer = &trace;
  const Run run = run_program(config, program);
  return {run.outcome, picture_of(trace.entries()), run.lines};
}

std::vector<PictureStep> of_kind(const Picture& picture, EventKind kind) {
  std::vector<PictureStep> found;
  std::ranges::copy_if(picture.steps, std::back_inserter(found),
                       [&](const PictureStep& step) { return step.kind == kind; });
  return found;
}

// Three goroutines add to a variable that nothing guards, each after reading it.
void add_unguarded() {
  auto sum = make<Shared<int>>(0);
  auto done = make_chan<int>();
  for (int i = 0; i < 3; ++i) {
    go([=] {
      const int before = sum->load();
      sum->store(before + 1);
      done.send(0);
    });
  }
  for (int i = 0; i < 3; ++i) done.recv();
  println(sum->load());
}

}  // namespace

TEST_CASE("a hand-over is one row: who sends, who receives, and what", "[picture-model]") {
  const Drawn drawn = draw(on(1), [] {
    auto ch = make_chan<int>();
    go([=] { ch.send(7); });
    println(ch.recv());
  });
  const auto sends = of_kind(drawn.picture, EventKind::send);
  REQUIRE(sends.size() == 1);
  CHECK(sends.front().goroutine == 2);
  CHECK(sends.front().partner == 1);
  CHECK(sends.front().text == "7");
  CHECK(of_kind(drawn.picture, EventKind::receive).empty());
}

TEST_CASE("a buffer is filled by one row and emptied by another", "[picture-model]") {
  const Drawn drawn = draw(on(1), [] {
    auto ch = make_chan<int>(2);
    ch.send(7);
    ch.recv();
    ch.close();
    ch.recv();
  });
  const auto& steps = drawn.picture.steps;
  REQUIRE(steps.size() == 5);  // and that main ends
  CHECK(steps[0].after.buffer == std::vector<std::string>{"7"});
  CHECK(steps[1].after.buffer.empty());
  CHECK(steps[2].after.closed);
  CHECK(steps[3].from_closed);
  CHECK(drawn.picture.objects.size() == 1);
  CHECK(drawn.picture.objects.front().capacity == 2);
}

TEST_CASE("what a picture prints is what the program printed, and time never goes back", "[picture-model]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  for (int runs = 0; runs < 20; ++runs) {
    const Drawn drawn = draw(on(procs, clock), [] {
      auto lock = make<Mutex>();
      auto group = make<WaitGroup>();
      group->add(8);
      for (int i = 0; i < 8; ++i) {
        go([=] {
          lock->lock();
          println(i);
          lock->unlock();
          group->done();
        });
      }
      group->wait();
    });
    Lines printed;
    for (const PictureStep& step : of_kind(drawn.picture, EventKind::print)) printed.push_back(step.text);
    REQUIRE(printed == drawn.printed);
    for (std::size_t i = 1; i < drawn.picture.steps.size(); ++i) {
      REQUIRE(drawn.picture.steps[i].time >= drawn.picture.steps[i - 1].time);
    }
    REQUIRE(of_kind(drawn.picture, EventKind::lock).size() == 8);
    for (const PictureStep& step : of_kind(drawn.picture, EventKind::lock)) {
      REQUIRE(step.after.holders == std::vector<std::uint64_t>{step.goroutine});
    }
  }
}

TEST_CASE("as many lost updates are pointed at as were lost, whatever the order", "[picture-model]") {
  int with_loss = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    RandomOrder order(2, seed);
    Config config = on(2, ClockMode::simulated);
    config.strategy = &order;
    const Drawn drawn = draw(config, add_unguarded);
    const auto lost = std::ranges::count(drawn.picture.problems, ProblemKind::lost, &PictureProblem::kind);
    REQUIRE(drawn.printed.size() == 1);
    const int result = std::stoi(drawn.printed.front());
    REQUIRE((lost > 0) == (result < 3));
    with_loss += lost > 0 ? 1 : 0;
    for (const PictureProblem& problem : drawn.picture.problems) {
      const auto& steps = drawn.picture.steps;
      REQUIRE(problem.steps.size() == 3);
      REQUIRE(steps[problem.steps[0]].kind == EventKind::load);
      REQUIRE(steps[problem.steps[1]].kind == EventKind::store);
      REQUIRE(steps[problem.steps[2]].goroutine == steps[problem.steps[0]].goroutine);
      REQUIRE(steps[problem.steps[1]].goroutine != steps[problem.steps[2]].goroutine);
    }
  }
  CHECK(with_loss > 20);
}

TEST_CASE("what Wait() does to the lock of a Cond is told from what the program does", "[picture-model]") {
  const Drawn drawn = draw(on(1), [] {
    auto lock = make<Mutex>();
    auto cond = make<Cond>(lock);
    auto done = make_chan<int>();
    go([=] {
      lock->lock();
      cond->wait();
      lock->unlock();
      lock->lock();
      lock->unlock();
      done.send(0);
    });
    sleep(1ms);
    cond->signal();
    done.recv();
  });
  const auto in_wait = [&](EventKind kind) {
    std::vector<bool> all;
    for (const PictureStep& step : of_kind(drawn.picture, kind)) all.push_back(step.in_wait);
    return all;
  };
  CHECK(in_wait(EventKind::lock) == std::vector{false, true, false});
  CHECK(in_wait(EventKind::unlock) == std::vector{true, false, false});
}

TEST_CASE("a Broadcast is one row that wakes all", "[picture-model]") {
  const Drawn drawn = draw(on(1), [] {
    auto lock = make<Mutex>();
    auto cond = make<Cond>(lock);
    auto group = make<WaitGroup>();
    group->add(3);
    for (int i = 0; i < 3; ++i) {
      go([=] {
        lock->lock();
        cond->wait();
        lock->unlock();
        group->done();
      });
    }
    sleep(1ms);
    cond->broadcast();
    group->wait();
  });
  const auto calls = of_kind(drawn.picture, EventKind::broadcast);
  REQUIRE(calls.size() == 1);
  CHECK(calls.front().wakes == std::vector<std::uint64_t>{4, 2, 3});
}

}  // namespace golearn::test
