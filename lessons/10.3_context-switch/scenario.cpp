// 10.3: what a switch and the memory cost, of threads and of goroutines, measured on this machine.
#include <fmt/format.h>
#include <pthread.h>
#include <sched.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"
#include "lessons/system.hpp"

namespace golearn::lessons {
namespace {

using Steady = std::chrono::steady_clock;

// Two goroutines hand a ball to and fro: how long each turn took, a switch from one to the other.
Duration goroutine_switch(int count) {
  auto ping = make_chan<bool>();    // go: ping, pong := make(chan bool), make(chan bool)
  auto pong = make_chan<bool>();    // go: ping, pong := make(chan bool), make(chan bool)
  go([=] {                          // go pingPong: go func() {
    for (const bool ball : ping) {  // go: for range ping {
      pong.send(ball);              // go: pong <- true
    }
    pong.close();  // go: close(pong)
  });

  const auto start = Steady::now();  // go: start := time.Now()
  for (int i = 0; i < count; ++i) {
    ping.send(true);  // go: ping <- true
    pong.recv();      // go pingPong #1: <-pong
  }
  const auto turn = (Steady::now() - start) / (2 * count);  // go: turn := time.Since(start) / time.Duration(2*count)
  ping.close();                                             // go: close(ping)
  pong.recv();                                              // go pingPong #2: <-pong
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
  auto ready = make_chan<bool>();  // go: ready, gate := make(chan bool), make(chan bool)
  auto gate = make_chan<bool>();   // go: ready, gate := make(chan bool), make(chan bool)
  auto wg = make<WaitGroup>();     // go: var wg sync.WaitGroup
  const Scales scales;             // go: ownBefore, kernelBefore := residentKiB(), kernelStacksKiB()

  for (int i = 0; i < count; ++i) {
    wg->add(1);          // go: wg.Add(1)
    go([=] {             // go sizeOf: go func() {
      ready.send(true);  // go: ready <- true
      gate.recv();       // go: <-gate
      wg->done();        // go: wg.Done()
    });
  }
  for (int i = 0; i < count; ++i) {
    ready.recv();  // go: <-ready
  }

  const Size size = scales.weigh(count);  // go: own = (residentKiB() - ownBefore) / float64(count)
  gate.close();                           // go: close(gate)
  wg->wait();                             // go: wg.Wait()
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

void print_memory(const ProgramRun& k, double goroutine, Size thread) {
  const double memory = static_cast<double>(machine_memory().value_or(0)) / 1024;
  const double whole = thread.own + thread.kernel;
  if (goroutine > 0)
    println(fmt::format("memory of a goroutine : {:.1f} KiB", goroutine));  // go: fmt.Printf("memory of a g…
  if (thread.own > 0)
    println(fmt::format("memory of a thread : {:.1f} KiB", thread.own));  // go: fmt.Printf("memory of a t…
  if (thread.kernel > 0) println(fmt::format("and in the kernel : {:.1f} KiB", thread.kernel));  // go: fmt.Printf("a…
  if (memory > 0)
    println(fmt::format("memory of the machine : {:.1f} GiB", memory / 1024 / 1024));  // go: fmt.Printf("memory of t…
  if (memory > 0 && goroutine > 0)
    println(fmt::format("goroutines that fit : {:.0f}", memory / goroutine));  // go: fmt.Printf("g…
  if (memory > 0 && whole > 0)
    println(fmt::format("threads that fit : {:.0f}", memory / whole));  // go: fmt.Printf("threads tha…
  if (const auto most = most_threads()) println("threads the kernel allows :", *most);  // go: fmt.Printf("threads the…
  k.measure("threads-fit", whole > 0 ? std::llround(memory / whole) : 0);
  k.measure("threads-allowed", most_threads().value_or(0));
  k.measure("goroutine-bytes", std::llround(goroutine * 1024));
  k.measure("thread-bytes", std::llround(whole * 1024));
}

void context_switch_program(const ProgramRun& k, int count, int workers, int threads) {
  println("processors :", gomaxprocs());  // go: fmt.Println("processors :", runtime.GOMAXPROCS(0))
  if (!real_time()) return println("in virtual time nothing can be measured");
  const Duration goroutines = goroutine_switch(count);
  println("a switch between goroutines :", goroutines);  // go: fmt.Println("a switch between goroutines :", pingPong…
  const Duration of_threads = thread_switch(count);
  println("a switch between threads :", of_threads);  // go: fmt.Println("a switch between threads :", pingPong(count…
  k.measure("goroutine-ns", goroutines.count());
  k.measure("thread-ns", of_threads.count());

  const double goroutine = goroutine_size(workers);  // go: goroutine, _ := sizeOf(workers, false)
  print_memory(k, goroutine, thread_size(threads));  // go: thread, kernel := sizeOf(threads, true)
}

constexpr int kFewThreads = 20;  // of fewer some get memory that earlier ones have left

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  std::vector<Text> all;
  const auto ratio = [&](const std::string& what) {
    const auto small = static_cast<double>(k.measured("goroutine-" + what));
    return small > 0 ? static_cast<double>(k.measured("thread-" + what)) / small : 0;
  };
  if (const double times = ratio("ns"); times > 0 && times < 1) {
    all.push_back({fmt::format("고루틴을 바꾸는 데 스레드를 바꾸는 것보다 {:.1f}배 오래 걸렸다.", 1 / times),
                   fmt::format("A switch of goroutines took {:.1f} times as long as one of threads.", 1 / times)});
  } else if (times > 0) {
    all.push_back({fmt::format("스레드를 바꾸는 데는 고루틴을 바꾸는 것보다 {:.1f}배 오래 걸렸다.", times),
                   fmt::format("A switch of threads took {:.1f} times as long as one of goroutines.", times)});
  }
  if (const double times = ratio("bytes"); times > 0 && k.integer("threads") >= kFewThreads) {
    all.push_back({fmt::format("스레드 하나의 메모리는 커널의 몫까지 고루틴 {:.1f}개와 같았다.", times),
                   fmt::format("A thread took the memory of {:.1f} goroutines, the kernel's share included.", times)});
  }
  return all;
}

}  // namespace

Lesson context_switch() {
  return {
      .scenarios =
          {
              {.name = "context-switch",
               .procs = 1,
               .knobs = {integer("count", 20'000, 1, 1'000'000,
                                 {"공을 주고받는 횟수", "how often the ball goes to and fro"}),
                         integer("workers", 10'000, 1, 100'000,
                                 {"메모리를 재어 볼 고루틴의 수", "goroutines to weigh"}),
                         integer("threads", 200, 1, 2'000, {"메모리를 재어 볼 스레드의 수", "threads to weigh"})},
               .body =
                   [](const ProgramRun& k) {
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
