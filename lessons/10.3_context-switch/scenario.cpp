// 10.3: what a switch and the memory cost, of threads and of goroutines, measured on this machine.
#include <fmt/format.h>
#include <pthread.h>
#include <sched.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "all.hpp"
#include "golearn.hpp"
#include "system.hpp"

namespace golearn::lessons {
namespace {

using Steady = std::chrono::steady_clock;

// Two goroutines hand a ball to and fro: how long each turn took, a switch from one to the other.
Duration goroutine_switch(int count) {
  auto ping = make_chan<bool>();    // go:31
  auto pong = make_chan<bool>();    // go:31
  go([=] {                          // go:32
    for (const bool ball : ping) {  // go:36
      pong.send(ball);              // go:37
    }
    pong.close();  // go:39
  });

  const auto start = Steady::now();  // go:46
  for (int i = 0; i < count; ++i) {
    ping.send(true);  // go:48
    pong.recv();      // go:49
  }
  const auto turn = (Steady::now() - start) / (2 * count);  // go:51
  ping.close();                                             // go:52
  pong.recv();                                              // go:53
  return turn;
}

// All threads of the pair on the core that the first one runs on: what is measured is then a switch.
void stay_on(int core) {
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(static_cast<std::size_t>(core), &only);
  pthread_setaffinity_np(pthread_self(), sizeof(only), &only);
}

// Two threads of the operating system do the same.
Duration thread_switch(int count) {
  std::mutex mutex;
  std::condition_variable moved;
  bool away = false;
  const int core = sched_getcpu();
  const auto play = [&](bool mine) {
    stay_on(core);
    for (int i = 0; i < count; ++i) {
      std::unique_lock lock(mutex);
      moved.wait(lock, [&] { return away == mine; });
      away = !mine;
      lock.unlock();
      moved.notify_one();
    }
  };
  std::thread other(play, true);
  Duration turn{};
  std::thread first([&] {
    const auto start = Steady::now();
    play(false);
    turn = (Steady::now() - start) / (2 * count);
  });
  first.join();
  other.join();
  return turn;
}

// What one of `count` takes, in KiB; 0 if that could not be measured.
struct Size {
  double own = 0;
  double kernel = 0;
};

class Scales {
 public:
  [[nodiscard]] Size weigh(int count) const {
    return {share(resident_memory(), own_, count), share(kernel_stacks(), kernel_, count)};
  }

 private:
  using Figure = std::optional<std::int64_t>;
  static double share(Figure after, Figure before, int count) {
    return after && before && *after > *before ? static_cast<double>(*after - *before) / 1024 / count : 0;
  }
  Figure own_ = resident_memory();
  Figure kernel_ = kernel_stacks();
};

double goroutine_size(int count) {
  auto ready = make_chan<bool>();  // go:60
  auto gate = make_chan<bool>();   // go:60
  auto wg = make<WaitGroup>();     // go:61
  const Scales scales;             // go:62

  for (int i = 0; i < count; ++i) {
    wg->add(1);          // go:65
    go([=] {             // go:66
      ready.send(true);  // go:70
      gate.recv();       // go:71
      wg->done();        // go:72
    });
  }
  for (int i = 0; i < count; ++i) {
    ready.recv();  // go:76
  }

  const Size size = scales.weigh(count);  // go:79
  gate.close();                           // go:81
  wg->wait();                             // go:82
  return size.own;
}

Size thread_size(int count) {
  std::mutex mutex;
  std::condition_variable changed;
  int ready = 0;
  bool open = false;
  std::vector<std::thread> threads;
  const Scales scales;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&] {
      std::unique_lock lock(mutex);
      ++ready;
      changed.notify_all();
      changed.wait(lock, [&] { return open; });
    });
  }
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return ready == count; });
    open = true;
  }
  const Size size = scales.weigh(count);
  changed.notify_all();
  for (std::thread& thread : threads) thread.join();
  return size;
}

void print_memory(const Settings& k, double goroutine, Size thread) {
  const double memory = static_cast<double>(machine_memory().value_or(0)) / 1024;
  const double whole = thread.own + thread.kernel;
  if (goroutine > 0) println(fmt::format("memory of a goroutine : {:.1f} KiB", goroutine));                   // go:94
  if (thread.own > 0) println(fmt::format("memory of a thread : {:.1f} KiB", thread.own));                    // go:95
  if (thread.kernel > 0) println(fmt::format("and in the kernel : {:.1f} KiB", thread.kernel));               // go:96
  if (memory > 0) println(fmt::format("memory of the machine : {:.1f} GiB", memory / 1024 / 1024));           // go:100
  if (memory > 0 && goroutine > 0) println(fmt::format("goroutines that fit : {:.0f}", memory / goroutine));  // go:101
  if (memory > 0 && whole > 0) println(fmt::format("threads that fit : {:.0f}", memory / whole));             // go:102
  if (const auto most = most_threads()) println("threads the kernel allows :", *most);                        // go:103
  k.measure("goroutine bytes", std::llround(goroutine * 1024));
  k.measure("thread bytes", std::llround(whole * 1024));
}

void context_switch_program(const Settings& k, int count, int workers, int threads) {
  println("processors :", gomaxprocs());  // go:88
  if (!real_time()) return println("in virtual time nothing can be measured");
  const Duration goroutines = goroutine_switch(count);
  println("a switch between goroutines :", goroutines);  // go:89
  const Duration of_threads = thread_switch(count);
  println("a switch between threads :", of_threads);  // go:90
  k.measure("goroutine ns", goroutines.count());
  k.measure("thread ns", of_threads.count());

  const double goroutine = goroutine_size(workers);  // go:92
  print_memory(k, goroutine, thread_size(threads));  // go:93
}

std::vector<Text> findings(const Settings& k, const Outcome&) {
  std::vector<Text> all;
  const auto ratio = [&](const std::string& what) {
    const auto small = static_cast<double>(k.measured("goroutine " + what));
    return small > 0 ? static_cast<double>(k.measured("thread " + what)) / small : 0;
  };
  if (const double times = ratio("ns"); times > 0) {
    all.push_back({fmt::format("스레드를 바꾸는 데는 고루틴을 바꾸는 것보다 {:.1f}배 오래 걸렸다.", times),
                   fmt::format("A switch of threads took {:.1f} times as long as one of goroutines.", times)});
  }
  if (const double times = ratio("bytes"); times > 0) {
    all.push_back({fmt::format("스레드 하나의 메모리는 커널의 몫까지 고루틴 {:.1f}개와 같았다.", times),
                   fmt::format("A thread took the memory of {:.1f} goroutines, the kernel's share included.", times)});
  }
  return all;
}

}  // namespace

Lesson context_switch() {
  return {
      .id = "10.3",
      .slug = "context-switch",
      .scenarios =
          {
              {.name = "context-switch",
               .procs = 1,
               .knobs = {integer("count", 20'000, 1, 1'000'000,
                                 {"공을 주고받는 횟수", "how often the ball goes to and fro"}),
                         integer("workers", 10'000, 1, 100'000,
                                 {"메모리를 재어 볼 고루틴의 수", "goroutines to weigh"}),
                         integer("threads", 200, 1, 2'000, {"메모리를 재어 볼 스레드의 수", "threads to weigh"})},
               .program =
                   [](const Settings& k) {
                     context_switch_program(k, k.integer("count"), k.integer("workers"), k.integer("threads"));
                   },
               .findings = findings,
               .random = "^(.*? : ).*",
               .determined = false,
               .measures = true},
          },
  };
}

}  // namespace golearn::lessons
