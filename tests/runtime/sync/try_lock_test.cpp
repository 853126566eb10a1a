// Taking a read-write lock only if it can be had at once, and its readers' side as a lock of its own.
#include <set>

#include "support/anywhere.hpp"
#include "support/searched.hpp"

namespace golearn::test {

TEST_CASE("tries and waiting lockers: a writer is alone", "[rwmutex][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  int a = 0, b = 0;  // plain: equal whenever no writer writes
  int waited = 0;
  std::atomic<int> torn{0}, tried{0};
  const Run run = run_program(config, [&] {
    auto rw = make<RWMutex>();
    auto wg = make<WaitGroup>();
    const auto write = [&, rw] {
      ++a;
      gosched();
      ++b;
      rw->unlock();
    };
    const auto read = [&, rw] {
      if (a != b) ++torn;
      gosched();
      if (a != b) ++torn;
      rw->runlock();
    };
    for (int g = 0; g < 2; ++g) {
      wg->go([&, rw, write, read] {
        for (int i = 0; i < 100; ++i) {
          rw->lock(), ++waited, write();
          rw->rlock(), read();
        }
      });
      wg->go([&, rw, write, read] {
        for (int i = 0; i < 100; ++i) {
          if (rw->try_lock()) ++tried, write();
          if (rw->try_rlock()) read();
        }
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(torn == 0);
  CHECK(waited == 200);
  CHECK(a == waited + tried);
  CHECK(b == a);
}

TEST_CASE("whatever the order, a try that fails keeps nobody waiting, and a writer is alone", "[rwmutex]") {
  const auto report = search_all([] {
    auto rw = make<RWMutex>();
    auto inside = make<Atomic<int>>();
    auto wg = make<WaitGroup>();
    const auto be_alone = [=] {
      if (inside->add(1) != 1) println("two inside");
      inside->add(-1);
    };
    const auto write = [=](const char* who) {
      be_alone();
      rw->unlock();
      println(who);
    };
    wg->go([=] {
      if (rw->try_lock()) write("try");
    });
    wg->go([=] {
      rw->lock();
      write("lock");
    });
    if (rw->try_rlock()) be_alone(), println("read"), rw->runlock();
    wg->wait();
  });
  CHECK(report.complete);
  std::set<std::string> seen;
  for (const study::Result& each : report.results) {
    CHECK(each.ending == Ending::returned);
    seen.insert(each.printed);
  }
  // All that can be: the lock is always had in the end, a try by either, both or none.
  CHECK(seen.contains("lock\n"));
  CHECK(seen.contains("read\nlock\n"));
  CHECK(seen.contains("try\nlock\n"));
  CHECK(seen.contains("read\nlock\ntry\n"));
  for (const std::string& printed : seen) {
    CAPTURE(printed);
    CHECK(printed.find("two inside") == std::string::npos);
    CHECK(printed.find("lock") != std::string::npos);
  }
}

TEST_CASE("the readers' side of a read-write lock lets readers in together and keeps writers out", "[rwmutex]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto rw = make<RWMutex>();
    auto both_in = make<WaitGroup>(), all_out = make<WaitGroup>();
    both_in->add(2);
    for (int i = 0; i < 2; ++i) {
      all_out->go([=] {
        RLocker reader(rw);
        const LockGuard guard(reader);
        both_in->done();
        both_in->wait();
        if (rw->try_lock()) println("a writer among readers");
      });
    }
    all_out->wait();
    println(rw->try_lock());
    rw->unlock();
    RLocker(rw).unlock();
  });
  CHECK(run.lines == Lines{"true"});
  CHECK(run.outcome.ending == Ending::fatal);
  CHECK(run.outcome.message == "sync: RUnlock of unlocked RWMutex");
}

TEST_CASE("readers wait for a condition and go on together", "[rwmutex][cond]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto rw = make<RWMutex>();
    auto cond = make<Cond>(make<RLocker>(rw));
    auto open = make<Shared<bool>>();
    auto all_in = make<WaitGroup>(), all_out = make<WaitGroup>();
    all_in->add(3);
    for (int i = 0; i < 3; ++i) {
      all_out->go([=] {
        rw->rlock();
        while (!open->load()) cond->wait();
        all_in->done();
        all_in->wait();
        rw->runlock();
      });
    }
    sleep(1ms);  // virtual: all wait when it is over
    rw->lock();
    open->store(true);
    rw->unlock();
    cond->broadcast();
    all_out->wait();
    println(rw->try_lock());
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines{"true"});
}

}  // namespace golearn::test
