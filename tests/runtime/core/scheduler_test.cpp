#include <algorithm>
#include <set>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("every goroutine runs once", "[scheduler][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, clock);
  constexpr int kCount = 5000;
  std::vector<std::atomic<int>> runs(kCount);
  const Run run = run_program(on(procs, clock), [&] {
    auto wg = make<WaitGroup>();
    for (auto& mine : runs) {
      wg->go([&mine] {
        if (++mine % 2) gosched();
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.spawned == kCount + 1);
  CHECK(std::all_of(runs.begin(), runs.end(), [](const auto& n) { return n == 1; }));
}

TEST_CASE("a goroutine runs whatever can be called: a function, a pointer to one, an object", "[scheduler]") {
  static int ran = 0;
  ran = 0;
  struct Object {
    static void function() { ++ran; }
    void operator()() const { ++ran; }
  };
  run_program(1, [] {
    const std::function<void()> held = Object::function;
    go(Object::function);
    go(&Object::function);
    go(Object());
    go(held);
    go([] { ++ran; });
    gosched();
  });
  CHECK(ran == 5);
}

TEST_CASE("a hundred thousand goroutines at once", "[scheduler]") {
  const int procs = GENERATE(1, 2);
  constexpr std::int64_t kCount = 100'000;
  std::int64_t most = 0;
  Atomic<std::int64_t> sum;
  const Run run = run_program(procs, [&] {
    auto wg = make<WaitGroup>();
    for (std::int64_t i = 1; i <= kCount; ++i) wg->go([&, i] { sum.add(i); });
    most = num_goroutine();
    wg->wait();
    if (sum.load() != kCount * (kCount + 1) / 2) panic("lost some");
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(most > 1);
  CHECK(most <= kCount + 1);
}

TEST_CASE("ten thousand goroutines blocked at once", "[scheduler]") {
  const int procs = GENERATE(1, 2);
  const int count = kSanitized ? 1'000 : 10'000;  // ThreadSanitizer knows 8,128 fibers
  int sum = 0;
  run_program(procs, [&] {
    auto start = make_chan<bool>(), results = make_chan<bool>();
    for (int i = 0; i < count; ++i) {
      go([=] {
        start.recv();
        results.send(true);
      });
    }
    gosched();
    start.close();
    for (int i = 0; i < count; ++i) sum += results.recv();
  });
  CHECK(sum == count);
}

TEST_CASE("goroutines that start goroutines, many deep", "[scheduler][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  Atomic<int> leaves;
  int counted = 0;
  run_program(procs, [&] {
    auto wg = make<WaitGroup>();
    std::function<void(int)> grow = [&, wg](int depth) {
      if (depth == 0) return static_cast<void>(leaves.add(1));
      for (int i = 0; i < 2; ++i) wg->go([&grow, depth] { grow(depth - 1); });
    };
    grow(10);
    wg->wait();
    counted = leaves.load();
  });
  CHECK(counted == 1024);
}

TEST_CASE("num_goroutine counts those that have not ended", "[scheduler]") {
  // go1.26.8: 1, 6, 6 for five that block
  std::vector<std::int64_t> counts;
  run_program(1, [&] {
    auto ch = make_chan<int>();
    counts.push_back(num_goroutine());
    for (int i = 0; i < 5; ++i) go([=] { ch.recv(); });
    counts.push_back(num_goroutine());
    gosched();
    counts.push_back(num_goroutine());
    ch.close();
    gosched();
    counts.push_back(num_goroutine());
  });
  CHECK(counts == std::vector<std::int64_t>{1, 6, 6, 1});
}

TEST_CASE("goroutines have numbers: main is 1, no two the same", "[scheduler][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::mutex mutex;
  std::set<std::uint64_t> ids;
  std::uint64_t main_id = 0;
  run_program(procs, [&] {
    main_id = goroutine_id();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 500; ++i) {
      wg->go([&] {
        const std::uint64_t mine = goroutine_id();
        gosched();
        if (goroutine_id() != mine) return;
        const std::lock_guard lock(mutex);  // no operation while it is held
        ids.insert(mine);
      });
    }
    wg->wait();
  });
  CHECK(main_id == 1);
  CHECK(ids.size() == 500);
  CHECK(ids.count(1) == 0);
  if (procs == 1) CHECK(*ids.rbegin() == 501);
}

// How many events in a row were on processors below `limit`.
class Below final : public Observer {
 public:
  explicit Below(int limit) : limit_(limit) {}
  void on(const Event& event) override { in_a_row = event.processor < limit_ ? in_a_row + 1 : 0; }
  std::atomic<int> in_a_row{0};

 private:
  const int limit_;
};

// A processor that just then chooses a goroutine still makes one step of it, so the test waits for the others.
TEST_CASE("after gomaxprocs(n) no more than n processors run goroutines", "[scheduler]") {
  const int n = GENERATE(1, 2, 3);
  Below below(n);
  Config config = on(4, ClockMode::real);
  config.observer = &below;
  int before = 0;
  int after = 0;
  const auto run = run_program(config, [&] {
    for (int i = 0; i < 40; ++i) {
      go([] {
        for (;;) gosched();
      });
    }
    before = gomaxprocs(n);
    after = gomaxprocs();
    below.in_a_row = 0;
    while (below.in_a_row < 100'000) gosched();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(before == 4);
  CHECK(after == n);
}

TEST_CASE("gomaxprocs raised again: goroutines run at the same time", "[scheduler]") {
  const auto run = run_program(on(2, ClockMode::real), [] {
    gomaxprocs(1);
    gomaxprocs(2);
    std::atomic<int> there{0};
    WaitGroup met;
    met.add(2);
    for (int i = 0; i < 2; ++i) {
      go([&] {
        ++there;
        while (there < 2) {  // no operation: only another processor can help
        }
        met.done();
      });
    }
    met.wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("gomaxprocs neither loses goroutines nor hides a deadlock", "[scheduler]") {
  const ClockMode clock = GENERATE(ClockMode::real, ClockMode::simulated);
  std::atomic<int> ended{0};
  const auto run = run_program(on(4, clock), [&] {
    WaitGroup all;
    all.add(300);
    for (int i = 0; i < 300; ++i) {
      go([&, i] {
        if (i % 10 == 0) gomaxprocs(i / 10 % 4 + 1);
        gosched();
        if (i % 3 == 0) sleep(std::chrono::microseconds(i));
        ++ended;
        all.done();
      });
    }
    all.wait();
    gomaxprocs(1);
    make_chan<int>().recv();
  });
  CHECK(ended == 300);
  CHECK(run.outcome.ending == Ending::deadlocked);
}

TEST_CASE("a processor called back and sent to rest at once hides no deadlock", "[scheduler]") {
  const ClockMode clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const auto run = run_program(on(4, clock), [] {
    for (int i = 0; i < 20; ++i) {
      gomaxprocs(1);
      sleep(1ms);  // the others come to rest
      gomaxprocs(4);
    }
    gomaxprocs(1);
    make_chan<int>().recv();
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
}

TEST_CASE("gomaxprocs below 1 changes nothing, and above what the run began with stays there", "[scheduler]") {
  std::vector<int> seen;
  run_program(3, [&] {
    for (const int n : {0, -5, 2, 100, 0}) seen.push_back(gomaxprocs(n));
  });
  CHECK(seen == std::vector{3, 3, 3, 2, 3});
}

TEST_CASE("gomaxprocs is what was configured", "[scheduler]") {
  const int procs = GENERATE(1, 2, 7);
  int seen = 0, cores = 0;
  run_program(procs, [&] { seen = gomaxprocs(), cores = num_cpu(); });
  CHECK(seen == procs);
  CHECK(cores == num_cpu());
  CHECK(cores >= 1);
  run_program(0, [&] { seen = gomaxprocs(); });
  CHECK(seen == num_cpu());
}

TEST_CASE("rnd is uniform and repeats with the seed", "[scheduler]") {
  const auto draw = [](std::uint64_t seed) {
    std::vector<int> numbers;
    Config config = on(1);
    config.seed = seed;
    run_program(config, [&] {
      for (int i = 0; i < 7000; ++i) numbers.push_back(rnd(7));
    });
    return numbers;
  };
  const auto numbers = draw(1);
  for (int n = 0; n < 7; ++n) {
    const auto count = std::count(numbers.begin(), numbers.end(), n);
    CHECK(count > 850);
    CHECK(count < 1150);
  }
  CHECK(draw(1) == numbers);
  CHECK(draw(2) != numbers);
  run_program(1, [&] {
    if (rnd(1) != 0) panic("rnd(1)");
  });
}

TEST_CASE("with one processor, nothing runs in between but at blocking points and time slices", "[scheduler]") {
  int plain = 0;  // no atomic, no lock
  run_program(1, [&] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 1000; ++i) {
      wg->go([&] {
        for (int j = 0; j < 10; ++j) ++plain;
      });
    }
    wg->wait();
  });
  CHECK(plain == 10'000);
}

TEST_CASE("a time slice of ten milliseconds ends a hog", "[scheduler]") {
  // Two that never give way of themselves take turns of 10 ms of virtual time.
  std::vector<std::pair<int, Duration>> turns;
  run_program(1, [&] {
    auto wg = make<WaitGroup>();
    const Time start = now();
    for (int i = 0; i < 2; ++i) {
      wg->go([&, i] {
        while (since(start) < 100ms) {
          if (turns.empty() || turns.back().first != i) turns.emplace_back(i, since(start));
        }
      });
    }
    wg->wait();
  });
  REQUIRE(turns.size() >= 9);
  CHECK(turns.size() <= 11);
  for (std::size_t i = 1; i + 1 < turns.size(); ++i) {
    const Duration length = turns[i + 1].second - turns[i].second;
    CHECK(length >= 10ms);
    CHECK(length < 10100us);
  }
}

TEST_CASE("a time slice ends a hog by the real clock too", "[scheduler]") {
  const int procs = GENERATE(1, 2);
  std::atomic<bool> ran{false};
  const Run run = run_program(on(procs, ClockMode::real), [&] {
    for (int i = 0; i < procs; ++i) go([&] { ran = true; });
    Atomic<int> a;
    while (!ran) a.add(1);
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("a sleep begins a new time slice", "[scheduler]") {
  // Whoever wakes after a long sleep has its 10 ms before it must give way.
  const Run run = run_program(1, [] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 3; ++i) {
      wg->go([i] {
        sleep(1s);
        for (int j = 0; j < 3; ++j) println(i, j);
      });
    }
    wg->wait();
  });
  Lines sorted;  // each goroutine's three lines together
  for (const std::string& line : run.lines) {
    if (line.ends_with(" 0")) {
      sorted.push_back(line);
      sorted.push_back(line.substr(0, 2) + "1");
      sorted.push_back(line.substr(0, 2) + "2");
    }
  }
  CHECK(run.lines == sorted);
}

TEST_CASE("idle processors take work from busy ones", "[scheduler][parallel]") {
  // Each goroutine waits until the other has come: with two processors both run at once.
  const int procs = GENERATE(2, 4);
  std::atomic<int> here{0};
  const Run run = run_program(on(procs, ClockMode::real), [&] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 2; ++i) {
      wg->go([&] {
        ++here;
        for (Atomic<int> a; here < 2;) a.add(1);
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("waking and parking: processors that go idle are woken again", "[scheduler][parallel]") {
  // A lost wake-up shows as a false deadlock or as a run that hangs.
  const int procs = GENERATE(2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, clock);
  int rounds = 0;
  const Run run = run_program(on(procs, clock), [&] {
    for (; rounds < 300; ++rounds) {
      auto ch = make_chan<int>();
      auto wg = make<WaitGroup>();
      for (int i = 0; i < 3; ++i) wg->go([=] { ch.send(i); });
      wg->go([] { sleep(Duration(1000)); });
      for (int i = 0; i < 3; ++i) ch.recv();
      wg->wait();
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(rounds == 300);
}

TEST_CASE("goroutines keep their locals wherever they run", "[scheduler][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::atomic<int> wrong{0};
  run_program(procs, [&] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 50; ++i) {
      wg->go([&, i] {
        std::array<int, 1000> locals;
        locals.fill(i);
        for (int round = 0; round < 20; ++round) {
          gosched();
          for (const int n : locals) wrong += n != i;
          locals.fill(i);
        }
      });
    }
    wg->wait();
  });
  CHECK(wrong == 0);
}

TEST_CASE("println prints as Go's fmt.Println", "[print]") {
  // go1.26.8 for each line.
  const Run run = run_program(1, [] {
    println("text", std::string("string"), std::string_view("view"));
    println(1, -1, 0u, std::int64_t{1} << 62, std::uint64_t{1} << 63);
    println(static_cast<signed char>(5), static_cast<unsigned char>(200), short{-7});
    println(true, false);
    println(1500ms, 2h, Duration(0));
    println("");
    println(Shared<int>(5), Atomic<bool>(true));
  });
  CHECK(run.lines == Lines{"text string view", "1 -1 0 4611686018427387904 9223372036854775808", "5 200 -7",
                           "true false", "1.5s 2h0m0s 0s", "", "5 true"});
  CHECK(sprint("a", 1, true) == "a 1 true");
  CHECK(sprint("", 1) == " 1");
}

TEST_CASE("floating-point numbers print as Go's", "[print]") {
  struct Row {
    double value;
    const char* text;
  };
  // go1.26.8: fmt.Println(value)
  const auto row = GENERATE(values<Row>({
      {0, "0"},
      {0.1, "0.1"},
      {1.5, "1.5"},
      {-2.5, "-2.5"},
      {100, "100"},
      {100000, "100000"},
      {123456, "123456"},
      {1000000, "1e+06"},
      {1234567, "1.234567e+06"},
      {123456789, "1.23456789e+08"},
      {1e20, "1e+20"},
      {1e21, "1e+21"},
      {1.5e22, "1.5e+22"},
      {1e100, "1e+100"},
      {1e-4, "0.0001"},
      {1e-5, "1e-05"},
      {0.00001234, "1.234e-05"},
      {3.14159265358979, "3.14159265358979"},
      {1.0 / 3, "0.3333333333333333"},
      {5e-324, "5e-324"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {-0.0, "-0"},
  }));
  CHECK(sprint(row.value) == row.text);
}

TEST_CASE("float32 prints with its own shortest digits", "[print]") {
  CHECK(sprint(0.1F) == "0.1");  // go1.26.8
}

}  // namespace golearn::test
