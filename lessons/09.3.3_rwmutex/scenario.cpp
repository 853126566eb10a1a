// 9.3.3: readers go in together, a writer goes in alone.
#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// Who is inside at the same time, for the findings; no part of the program, and nobody waits in it.
class Watch {
 public:
  explicit Watch(const Settings& k) : k_(k) {}

  void enter_writer() { enter(1, 0); }
  void leave_writer() { leave(1, 0); }
  void enter_reader() { enter(0, 1); }
  void leave_reader() { leave(0, 1); }

 private:
  void enter(int writers, int readers) {
    const std::lock_guard lock(mutex_);
    writers_ += writers;
    readers_ += readers;
    reads_ += readers;
    most_ = std::max(most_, readers_);
    together_ |= writers_ > 0 && writers_ + readers_ > 1;
    k_.measure("reads", reads_);
    k_.measure("most", most_);
    k_.measure("together", together_);
  }

  void leave(int writers, int readers) {
    const std::lock_guard lock(mutex_);
    writers_ -= writers;
    readers_ -= readers;
  }

  const Settings& k_;
  std::mutex mutex_;
  int writers_ = 0, readers_ = 0, reads_ = 0, most_ = 0;
  bool together_ = false;
};

// Any number of readers at a time, or one writer alone.
void rwmutex_program(std::shared_ptr<Watch> watch) {
  auto data = make<Shared<int>>();  // go:14
  auto mutex = make<RWMutex>();     // go:15

  go([=] {  // go:17
    for (int i = 0; i < 10; ++i) {
      mutex->lock();  // go:19
      watch->enter_writer();
      data->add(1);                       // go:20
      println("Write : ", data->load());  // go:21
      sleep(200ms);                       // go:22
      watch->leave_writer();
      mutex->unlock();  // go:23
    }
  });

  for (int n = 1; n <= 2; ++n) {
    go([=] {  // go:28
      for (int i = 0; i < 10; ++i) {
        mutex->rlock();  // go:30
        watch->enter_reader();
        println("Read", n, ": ", data->load());  // go:31
        sleep(1s);                               // go:32
        watch->leave_reader();
        mutex->runlock();  // go:33
      }
    });
  }
}

// One at a time, so the readers keep each other out as well.
void only_mutex(std::shared_ptr<Watch> watch) {
  auto data = make<Shared<int>>();  // go:41
  auto mutex = make<Mutex>();       // go:42

  go([=] {  // go:44
    for (int i = 0; i < 10; ++i) {
      mutex->lock();  // go:46
      watch->enter_writer();
      data->add(1);                       // go:47
      println("Write : ", data->load());  // go:48
      sleep(200ms);                       // go:49
      watch->leave_writer();
      mutex->unlock();  // go:50
    }
  });

  for (int n = 1; n <= 2; ++n) {
    go([=] {  // go:55
      for (int i = 0; i < 10; ++i) {
        mutex->lock();  // go:57
        watch->enter_reader();
        println("Read", n, ": ", data->load());  // go:58
        sleep(1s);                               // go:59
        watch->leave_reader();
        mutex->unlock();  // go:60
      }
    });
  }
}

// Nobody waits for anybody, and data is raced for.
void unsynchronised(std::shared_ptr<Watch> watch) {
  auto data = make<Shared<int>>();  // go:68

  go([=] {  // go:70
    for (int i = 0; i < 10; ++i) {
      watch->enter_writer();
      data->add(1);                       // go:72
      println("Write : ", data->load());  // go:73
      sleep(200ms);                       // go:74
      watch->leave_writer();
    }
  });

  for (int n = 1; n <= 2; ++n) {
    go([=] {  // go:79
      for (int i = 0; i < 10; ++i) {
        watch->enter_reader();
        println("Read", n, ": ", data->load());  // go:81
        sleep(1s);                               // go:82
        watch->leave_reader();
      }
    });
  }
}

void program(const Settings& k) {
  auto watch = make<Watch>(k);
  const bool no_sync = k.flag("no-sync");
  if (no_sync) {
    unsynchronised(watch);  // go:113
  } else if (k.choice("sync") == "rwmutex") {
    rwmutex_program(watch);  // go:109
  } else {
    only_mutex(watch);  // go:111
  }
  const Duration wait = no_sync && !k.given("wait") ? 5s : k.duration("wait");
  sleep(wait);  // go:117
}

std::vector<Text> findings(const Settings& k, const Outcome& outcome) {
  const double seconds = std::chrono::duration<double>(outcome.elapsed).count();
  const std::int64_t reads = k.measured("reads");
  const std::int64_t most = k.measured("most");
  Text count{fmt::format("읽기는 모두 {}번이다.", reads), fmt::format("Reads in all: {}.", reads)};
  if (seconds >= 1) {
    const double rate = static_cast<double>(reads) / seconds;
    count = {fmt::format("읽기는 모두 {}번, 초당 {:.2f}번이다.", reads, rate),
             fmt::format("Reads in all: {}, or {:.2f} a second.", reads, rate)};
  }
  Text readers{"읽기끼리 겹친 적이 없다.", "No two reads overlapped."};
  if (most > 1) {
    readers = {fmt::format("읽기는 한때 {}개까지 겹쳤다.", most), fmt::format("Up to {} reads overlapped.", most)};
  }
  Text writer{"쓰기는 어떤 읽기와도 겹치지 않았다.", "No write overlapped with a read."};
  if (k.measured("together")) writer = {"쓰기가 읽기와 겹쳤다.", "Writes overlapped with reads."};
  return {count, readers, writer};
}

}  // namespace

Lesson rwmutex() {
  return {
      .id = "9.3.3",
      .slug = "rwmutex",
      .scenarios =
          {
              {.name = "rwmutex",
               .knobs =
                   {flag("no-sync", {"아무 잠금도 쓰지 않음", "no lock at all"}).makes("sync", "").makes("wait", "5s"),
                    choice("sync", "rwmutex", {"rwmutex", "mutex"}, {"쓸 잠금", "which lock"}),
                    duration("wait", "10s",
                             {"main이 자는 시간(--no-sync면 기본 5s)",
                              "how long main sleeps (with --no-sync 5s unless given)"})
                        .in_search("3s")},
               .program = program,
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
