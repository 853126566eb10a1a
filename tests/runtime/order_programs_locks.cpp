// Locks, conditions, groups and Once, in Go's order.
#include "runtime/order_programs.hpp"

#include "golearn/golearn.hpp"

namespace golearn::test {
namespace {

void mutex_is_queued_for() {
  auto mu = make<Mutex>();
  auto wg = make<WaitGroup>();
  mu->lock();
  for (int i = 0; i < 4; ++i) {
    wg->add(1);
    go([=] {
      mu->lock();
      println("locked", i);
      mu->unlock();
      println("unlocked", i);
      wg->done();
    });
  }
  gosched();
  mu->unlock();
  println("main unlocked");
  wg->wait();
}

// One goroutine that waits for the mutex, counted by the group.
void start_waiter(const std::shared_ptr<Mutex>& mu, const std::shared_ptr<WaitGroup>& wg) {
  wg->add(1);
  go([=] {
    mu->lock();
    println("waiter");
    mu->unlock();
    wg->done();
  });
}

void barges_in() {
  auto mu = make<Mutex>();
  auto wg = make<WaitGroup>();
  mu->lock();
  start_waiter(mu, wg);
  gosched();
  for (int i = 0; i < 3; ++i) {
    mu->unlock();
    mu->lock();
    println("main again", i);
    gosched();
  }
  mu->unlock();
  wg->wait();
}

void starved_waiter() {
  auto mu = make<Mutex>();
  auto wg = make<WaitGroup>();
  mu->lock();
  start_waiter(mu, wg);
  gosched();
  spin(2ms);
  mu->unlock();
  mu->lock();
  println("main barged in");
  gosched();
  println("main still has it");
  mu->unlock();
  println("main unlocked");
  mu->lock();
  println("main at last");
  mu->unlock();
  wg->wait();
}

void starved_waiters() {
  auto mu = make<Mutex>();
  auto wg = make<WaitGroup>();
  mu->lock();
  for (int i = 0; i < 4; ++i) {
    wg->add(1);
    go([=] {
      mu->lock();
      println("waiter", i);
      mu->unlock();
      println("waiter done", i);
      wg->done();
    });
  }
  gosched();
  spin(2ms);
  mu->unlock();
  mu->lock();
  gosched();
  mu->unlock();
  println("main unlocked");
  mu->lock();
  println("main");
  mu->unlock();
  wg->wait();
}

void normal_again() {
  auto mu = make<Mutex>();
  auto wg = make<WaitGroup>();
  mu->lock();
  start_waiter(mu, wg);
  gosched();
  spin(2ms);
  mu->unlock();
  mu->lock();
  gosched();
  start_waiter(mu, wg);
  gosched();
  mu->unlock();
  println("main unlocked");
  mu->lock();
  println("main has it");
  start_waiter(mu, wg);
  gosched();
  mu->unlock();
  mu->lock();
  println("main barged in");
  mu->unlock();
  wg->wait();
}

void writer_holds_back() {
  auto rw = make<RWMutex>();
  auto wg = make<WaitGroup>();
  rw->rlock();
  wg->add(1);
  go([=] {
    rw->lock();
    println("writer");
    rw->unlock();
    println("writer done");
    wg->done();
  });
  gosched();
  for (int i = 0; i < 3; ++i) {
    wg->add(1);
    go([=] {
      rw->rlock();
      println("reader", i);
      rw->runlock();
      wg->done();
    });
  }
  gosched();
  println("main leaves");
  rw->runlock();
  wg->wait();
}

void writers_queue() {
  auto rw = make<RWMutex>();
  auto wg = make<WaitGroup>();
  rw->lock();
  for (int i = 0; i < 2; ++i) {
    wg->add(2);
    go([=] { rw->lock(), println("writer", i), rw->unlock(), wg->done(); });
    go([=] { rw->rlock(), println("reader", i), rw->runlock(), wg->done(); });
  }
  gosched();
  rw->unlock();
  println("main unlocked");
  wg->wait();
}

void signal_wakes_longest() {
  auto mu = make<Mutex>();
  auto cond = make<Cond>(mu);
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 4; ++i) {
    wg->add(1);
    go([=] {
      mu->lock();
      cond->wait();
      println("woken", i);
      mu->unlock();
      wg->done();
    });
  }
  gosched();
  for (int i = 0; i < 4; ++i) {
    cond->signal();
    println("signal", i);
    gosched();
  }
  wg->wait();
}

void broadcast_wakes_all() {
  auto mu = make<Mutex>();
  auto cond = make<Cond>(mu);
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 5; ++i) {
    wg->add(1);
    go([=] {
      mu->lock();
      cond->wait();
      println("woken", i);
      mu->unlock();
      println("unlocked", i);
      wg->done();
    });
  }
  gosched();
  mu->lock();
  cond->broadcast();
  println("broadcast");
  mu->unlock();
  wg->wait();
}

void all_who_wait() {
  auto wg = make<WaitGroup>(), all = make<WaitGroup>();
  wg->add(2);
  for (int i = 0; i < 4; ++i) {
    all->add(1);
    go([=] { wg->wait(), println("waited", i), all->done(); });
  }
  gosched();
  wg->done();
  println("one left");
  gosched();
  wg->done();
  println("none left");
  all->wait();
}

void wg_go() {
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 4; ++i) wg->go([=] { println(i); });
  wg->wait();
  println("end");
}

void second_caller_of_once() {
  auto once = make<Once>();
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 3; ++i) {
    wg->add(1);
    go([=] {
      once->run([=] {
        println("begins", i);
        gosched();
        println("ends", i);
      });
      println("goes on", i);
      wg->done();
    });
  }
  wg->wait();
}

}  // namespace

std::vector<OrderProgram> lock_programs() {
  return {
      {"a mutex is queued for", mutex_is_queued_for},
      {"a running goroutine barges in", barges_in},
      {"a starved waiter is handed the mutex", starved_waiter},
      {"starved waiters are served in order", starved_waiters},
      {"a mutex is normal again after a quick hand-over", normal_again},
      {"a waiting writer holds new readers back", writer_holds_back},
      {"writers queue behind each other", writers_queue},
      {"signal wakes who waited longest", signal_wakes_longest},
      {"broadcast wakes all", broadcast_wakes_all},
      {"all who wait for a group go on", all_who_wait},
      {"wg.Go", wg_go},
      {"a second caller of Once waits", second_caller_of_once},
  };
}

}  // namespace golearn::test
