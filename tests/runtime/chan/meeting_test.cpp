// Channels and selects at which several goroutines meet: what they do must not depend on who comes when.
#include <malloc.h>

#include <array>

#include "support/anywhere.hpp"
#include "support/meeting.hpp"

namespace golearn::test {
namespace {

constexpr std::size_t kRounds = 10'000;

// For two goroutines that are to begin each round at nearly the same time, now one first and now the other.
class Rounds {
 public:
  void begin(std::size_t round) {
    const std::size_t skew = round * (meet(arrived_, round) % 2 ? 37 : 53) % 256;
    for (std::atomic<std::size_t> step{0}; step < skew;) step.store(step + 1, std::memory_order_relaxed);
  }

 private:
  std::atomic<std::size_t> arrived_{0};
};

int receive_by(int way, const Chan<int>& ch) {
  if (way == 0) return ch.recv();
  int got = 0;
  const auto keep = [&](int value) { got = value; };
  if (way == 1) Select{receive(ch, keep)};
  if (way == 2) Select{receive(ch, keep), receive(make_chan<int>(), [] {})};
  return got;
}

void send_by(int way, const Chan<int>& ch, int value) {
  if (way == 0) ch.send(value);
  if (way == 1) Select{send(ch, value, [] {})};
  if (way == 2) Select{send(ch, value, [] {}), send(make_chan<int>(), 0, [] {})};
}

void sieve(const SendChan<int>& primes) {
  auto numbers = make_chan<int>();
  go([=] {
    for (int i = 2;; ++i) numbers.send(i);
  });
  for (Chan<int> in = numbers, out;; in = out) {
    const int prime = in.recv();
    primes.send(prime);
    out = make_chan<int>();
    go([=] {
      for (const int i : in) {
        if (i % prime) out.send(i);
      }
    });
  }
}

}  // namespace

TEST_CASE("a select sees all its channels at one moment", "[select][parallel]") {
  // Before a is emptied, b is ready: so one of both is, all the time.
  const bool closes = GENERATE(false, true);
  const Config config = on(GENERATE(1, 2), ClockMode::real);
  CAPTURE(closes, config.procs);
  std::atomic<int> missed{0};
  const Run run = run_program(config, [&] {
    std::vector<Chan<int>> a(kRounds), b(kRounds);
    for (auto& ch : a) ch = make_chan<int>(1), ch.send(1);
    for (auto& ch : b) ch = make_chan<int>(1);
    Rounds rounds;
    WaitGroup wg;
    wg.go([&] {
      for (std::size_t i = 0; i < kRounds; ++i) {
        rounds.begin(i);
        Select{receive(b[i], [] {}), receive(a[i], [] {}), otherwise([&] { ++missed; })};
      }
    });
    for (std::size_t i = 0; i < kRounds; ++i) {
      rounds.begin(i);
      closes ? b[i].close() : b[i].send(1);
      Select{receive(a[i], [] {}), otherwise([] {})};
    }
    wg.wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(missed == 0);
}

TEST_CASE("a channel that is closed while it holds a value is ready all the time", "[select][parallel]") {
  const Config config = on(GENERATE(1, 2), ClockMode::real);
  CAPTURE(config.procs);
  std::atomic<int> missed{0};
  const Run run = run_program(config, [&] {
    std::vector<Chan<int>> channels(kRounds);
    for (auto& ch : channels) ch = make_chan<int>(1), ch.send(1);
    Rounds rounds;
    WaitGroup wg;
    wg.go([&] {
      for (std::size_t i = 0; i < kRounds; ++i) {
        rounds.begin(i);
        Select{receive(channels[i], [] {}), otherwise([&] { ++missed; })};
      }
    });
    for (std::size_t i = 0; i < kRounds; ++i) {
      rounds.begin(i);
      channels[i].close();
      channels[i].recv();
    }
    wg.wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(missed == 0);
}

TEST_CASE("of two that send and receive on one channel in one select, none receives its own", "[select][parallel]") {
  const std::size_t capacity = GENERATE(0u, 10u);  // with a buffer it may
  const Config config = anywhere();
  CAPTURE(capacity, config.procs, config.clock);
  std::atomic<int> own{0};
  const Run run = run_program(config, [&] {
    auto ch = make_chan<int>(capacity);
    WaitGroup wg;
    for (int me = 0; me < 2; ++me) {
      wg.go([&, ch, me] {
        const auto look = [&](int value) { own += value == me; };
        for (int i = 0; i < 1000; ++i) {
          if (me == 0 || i % 2 == 0) {
            Select{send(ch, me, [] {}), receive(ch, look)};
          } else {
            Select{receive(ch, look), send(ch, me, [] {})};
          }
        }
      });
    }
    wg.wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  if (capacity == 0) CHECK(own == 0);
}

TEST_CASE("plain operations and selects on four channels leave nobody waiting", "[select][parallel]") {
  constexpr int kEach = 150;
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  const Run run = run_program(config, [] {
    const std::array<Chan<int>, 4> ch{make_chan<int>(), make_chan<int>(), make_chan<int>(2), make_chan<int>(3)};
    WaitGroup wg;
    for (const auto& c : ch) {
      wg.go([=] {
        for (int i = 0; i < kEach; ++i) c.send(0);
      });
      wg.go([=] {
        for (int i = 0; i < kEach; ++i) c.recv();
      });
    }
    for (const bool sends : {true, false}) {
      wg.go([=, mine = ch]() mutable {
        std::array<int, 4> times{};
        // A channel that has had its share is set to nil: its case is no case any more.
        const auto count = [&](std::size_t k) {
          return [&, k] {
            if (++times[k] == kEach) mine[k] = Chan<int>();
          };
        };
        for (int i = 0; i < 4 * kEach; ++i) {
          if (sends) {
            Select{send(mine[3], 0, count(3)), send(mine[2], 0, count(2)), send(mine[0], 0, count(0)),
                   send(mine[1], 0, count(1))};
          } else {
            Select{receive(mine[0], count(0)), receive(mine[1], count(1)), receive(mine[2], count(2)),
                   receive(mine[3], count(3))};
          }
        }
      });
    }
    wg.wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("who waits beside a select that has lost is served", "[select]") {
  const bool sends = GENERATE(true, false);
  const int before = GENERATE(0, 1, 2), after = GENERATE(0, 1, 2);
  const Run run = run_program(GENERATE(1, 2), [=] {
    auto ch = make_chan<int>(), won = make_chan<int>();
    const auto wait = [=] {
      sends ? ch.send(1) : static_cast<void>(ch.recv());
      println("served");
    };
    const auto start = [](auto function) {
      go(function);
      sleep(1ms);  // virtual: until it waits
    };
    for (int i = 0; i < before; ++i) start(wait);
    start([=] {
      const auto wrong = [] { println("chosen"); };
      if (sends) Select{send(ch, 1, wrong), send(ch, 1, wrong), receive(won, [] {})};
      if (!sends) Select{receive(ch, wrong), receive(ch, wrong), receive(won, [] {})};
      wait();
    });
    for (int i = 0; i < after; ++i) start(wait);
    won.send(1);
    for (int i = 0; i < before + 1 + after; ++i) sends ? static_cast<void>(ch.recv()) : ch.send(1);
    sleep(1ms);
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines(static_cast<std::size_t>(before + 1 + after), "served"));
}

TEST_CASE("a hundred thousand selects leave no memory behind", "[select]") {
  if (kSanitized) return;  // what is freed is kept there
  std::size_t warm = 0, after = 0;
  const Run run = run_program(GENERATE(1, 2), [&] {
    auto c = make_chan<int>(), dummy = make_chan<int>();
    for (std::size_t* used : {&warm, &after}) {
      go([=] {
        for (int i = 0; i < 100'000; ++i) c.send(i);
      });
      for (int i = 0; i < 100'000; ++i) {
        Select{receive(c, [] {}), receive(dummy, [] {})};
      }
      *used = mallinfo2().uordblks;
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(warm > 0);
  CHECK(after < warm + 100'000);
}

TEST_CASE("every way to send meets every way to receive", "[channel][select]") {
  const int sending = GENERATE(0, 1, 2), receiving = GENERATE(0, 1, 2);
  const bool receiver_first = GENERATE(true, false);
  const Config config = anywhere();
  CAPTURE(sending, receiving, receiver_first, config.procs, config.clock);
  int got = 0;
  const Run run = run_program(config, [&] {
    auto ch = make_chan<int>();
    const auto send = [=] { send_by(sending, ch, 5); };
    const auto receive = [=, &got] { got = receive_by(receiving, ch); };
    WaitGroup wg;
    receiver_first ? wg.go(receive) : wg.go(send);
    gosched();
    receiver_first ? send() : receive();
    wg.wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(got == 5);
}

TEST_CASE("a chain of filters, one for each prime, sifts the primes", "[channel][parallel]") {
  std::vector<int> found;
  const Run run = run_program(anywhere(), [&] {
    auto primes = make_chan<int>();
    go([=] { sieve(primes); });
    while (found.size() < 25) found.push_back(primes.recv());
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(found ==
        std::vector{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97});
}

}  // namespace golearn::test
