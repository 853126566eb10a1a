// 9.3.3: readers go in together, a writer goes in alone.
#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Who is inside at the same time, for the findings; no part of the program, and nobody waits in it.
class Room {
 public:
  explicit Room(const ProgramRun& k) : k_(k) { tell(); }

  void enter_writer() { enter(1, 0); }
  void leave_writer() { leave(1, 0); }
  void enter_reader() { enter(0, 1); }
  void leave_reader() { leave(0, 1); }

 private:
  void enter(int writers, int readers) {
    const std::lock_guard lock(mutex_);
    writers_ += writers;
    readers_ += readers;
    writes_ += writers;
    reads_ += readers;
    most_ = std::max(most_, readers_);
    together_ |= writers_ > 0 && writers_ + readers_ > 1;
    tell();
  }

  void tell() const {
    k_.measure("writes", writes_);
    k_.measure("reads", reads_);
    k_.measure("most", most_);
    k_.measure("together", together_);
  }

  void leave(int writers, int readers) {
    const std::lock_guard lock(mutex_);
    writers_ -= writers;
    readers_ -= readers;
  }

  const ProgramRun& k_;
  std::mutex mutex_;
  int writers_ = 0, readers_ = 0, writes_ = 0, reads_ = 0, most_ = 0;
  bool together_ = false;
};

// Any number of readers at a time, or one writer alone.
void rwmutex_program(std::shared_ptr<Room> room) {
  auto data = make<Shared<int>>();  // go rwmutex: var data int
  auto mutex = make<RWMutex>();     // go: var mutex sync.RWMutex

  go([=] {  // go rwmutex #1: go func() {
    for (int i = 0; i < 10; ++i) {
      mutex->lock();  // go rwmutex.func1: mutex.Lock()
      room->enter_writer();
      data->add(1);                       // go rwmutex.func1: data++
      println("Write : ", data->load());  // go rwmutex.func1: fmt.Println("Write : ", data)
      sleep(200ms);                       // go rwmutex.func1: time.Sleep(200 * time.Millisecond)
      room->leave_writer();
      mutex->unlock();  // go rwmutex.func1: mutex.Unlock()
    }
  });

  for (int n = 1; n <= 2; ++n) {
    go([=] {  // go rwmutex #2: go func() {
      for (int i = 0; i < 10; ++i) {
        mutex->rlock();  // go: mutex.RLock()
        room->enter_reader();
        println("Read", n, ": ", data->load());  // go rwmutex.func2: fmt.Println("Read", n, ": ", data)
        sleep(1s);                               // go rwmutex.func2: time.Sleep(1 * time.Second)
        room->leave_reader();
        mutex->runlock();  // go: mutex.RUnlock()
      }
    });
  }
}

// One at a time, so the readers keep each other out as well.
void only_mutex(std::shared_ptr<Room> room) {
  auto data = make<Shared<int>>();  // go onlyMutex: var data int
  auto mutex = make<Mutex>();       // go: var mutex sync.Mutex

  go([=] {  // go onlyMutex #1: go func() {
    for (int i = 0; i < 10; ++i) {
      mutex->lock();  // go onlyMutex.func1: mutex.Lock()
      room->enter_writer();
      data->add(1);                       // go onlyMutex.func1: data++
      println("Write : ", data->load());  // go onlyMutex.func1: fmt.Println("Write : ", data)
      sleep(200ms);                       // go onlyMutex.func1: time.Sleep(200 * time.Millisecond)
      room->leave_writer();
      mutex->unlock();  // go onlyMutex.func1: mutex.Unlock()
    }
  });

  for (int n = 1; n <= 2; ++n) {
    go([=] {  // go onlyMutex #2: go func() {
      for (int i = 0; i < 10; ++i) {
        mutex->lock();  // go onlyMutex.func2: mutex.Lock()
        room->enter_reader();
        println("Read", n, ": ", data->load());  // go onlyMutex.func2: fmt.Println("Read", n, ": ", data)
        sleep(1s);                               // go onlyMutex.func2: time.Sleep(1 * time.Second)
        room->leave_reader();
        mutex->unlock();  // go onlyMutex.func2: mutex.Unlock()
      }
    });
  }
}

// Nobody waits for anybody, and data is raced for.
void unsynchronised(std::shared_ptr<Room> room) {
  auto data = make<Shared<int>>();  // go unsynchronised: var data int

  go([=] {  // go unsynchronised #1: go func() {
    for (int i = 0; i < 10; ++i) {
      room->enter_writer();
      data->add(1);                       // go unsynchronised.func1: data++
      println("Write : ", data->load());  // go unsynchronised.func1: fmt.Println("Write : ", data)
      sleep(200ms);                       // go unsynchronised.func1: time.Sleep(200 * time.Millisecond)
      room->leave_writer();
    }
  });

  for (int n = 1; n <= 2; ++n) {
    go([=] {  // go unsynchronised #2: go func() {
      for (int i = 0; i < 10; ++i) {
        room->enter_reader();
        println("Read", n, ": ", data->load());  // go unsynchronised.func2: fmt.Println("Read", n, ": ", data)
        sleep(1s);                               // go unsynchronised.func2: time.Sleep(1 * time.Second)
        room->leave_reader();
      }
    });
  }
}

void program(const ProgramRun& k) {
  auto room = make<Room>(k);
  const bool no_sync = k.flag("no-sync");
  if (no_sync) {
    unsynchronised(room);  // go: unsynchronised()
  } else if (k.choice("sync") == "rwmutex") {
    rwmutex_program(room);  // go: rwmutex()
  } else {
    only_mutex(room);  // go: onlyMutex()
  }
  sleep(k.duration("wait"));  // go: time.Sleep(*wait) // too short for all of them to finish
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  const double seconds = std::chrono::duration<double>(outcome.elapsed).count();
  const std::int64_t reads = k.measured("reads");
  const std::int64_t most = k.measured("most");
  if (reads == 0) return {{"읽은 고루틴이 없다.", "Nobody has read anything."}};
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

bool writers_are_alone(const ProgramRun& k, const Outcome&) { return k.measured("together") == 0; }

}  // namespace

Lesson rwmutex() {
  return {
      .scenarios =
          {
              {.name = "rwmutex",
               .knobs =
                   {flag("no-sync", {"아무 락도 쓰지 않음", "no lock at all"}).makes("sync", "").defaults("wait", "5s"),
                    choice("sync", "rwmutex", {"rwmutex", "mutex"}, {"쓸 락", "which lock"}),
                    duration("wait", "10s",
                             {"main이 자는 시간(--no-sync면 기본 5s)",
                              "how long main sleeps (with --no-sync 5s unless given)"})
                        .in_search("3s")},
               .body = program,
               .findings = findings,
               .promises = {{{"쓰기는 읽기와도 다른 쓰기와도 겹치지 않는다.",
                              "A write overlaps with no read and no other write."},
                             writers_are_alone}}},
          },
  };
}

}  // namespace golearn::lessons
