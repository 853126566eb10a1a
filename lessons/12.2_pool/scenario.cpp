// 12.2: queries share connections through a pool; closing it must not come between a release's look and its send.
#include <fmt/format.h>

#include <atomic>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Stands for one to a database.
struct Connection {
  int id = 0;
  void close() const {
    log_println("close: connection", id);  // go: log.Println("close: connection", c.id)
  }
};

// Keeps connections that nobody uses for those who ask next.
struct Pool {
  Pool(int size, bool unguarded, int failing) : idle(make_idle(size)), no_sync(unguarded), fail_every(failing) {}
  static Chan<Connection> make_idle(int size) {
    return make_chan<Connection>(static_cast<std::size_t>(size));  // go: p := &pool{idle: make(chan *connection, *si…
  }

  Mutex mutex;  // guards created and closed
  Chan<Connection> idle;
  Shared<int> created;
  Shared<bool> closed;
  bool no_sync;
  int fail_every;
  std::atomic<int> made{0}, failed{0}, again{0}, kept{0}, gone{0};  // for the findings and the promise

  std::pair<Connection, Error> acquire() {
    std::pair<Connection, Error> result;
    Select{receive(idle,  // go: case c, ok := <-p.idle:
                   [&](Connection c, bool ok) {
                     result = {c, ok ? Error() : new_error("the pool is closed")};
                     if (!ok) return;
                     ++again;
                     log_println("acquire: connection", c.id, "again");  // go (*pool).acquire #1: log.Println…
                   }),
           otherwise([&] {  // go (*pool).acquire: default:
             result = create();
             if (result.second) return;
             log_println("acquire: connection", result.first.id, "is new");  // go (*pool).acquire #2: log.Println…
           })};
    return result;
  }

  std::pair<Connection, Error> create() {
    mutex.lock();                   // go (*pool).create: p.mutex.Lock()
    created.add(1);                 // go: p.created++
    const int id = created.load();  // go: id := p.created
    mutex.unlock();                 // go: p.mutex.Unlock()
    const bool fails = fail_every > 0 && id % fail_every == 0;
    ++(fails ? failed : made);
    if (fails) return {{}, new_error("the database does not answer")};
    return {{id}, nullptr};
  }

  void discard(const Connection& c) {
    c.close();
    ++gone;
  }

  void release(Connection c) {
    if (!no_sync) mutex.lock();  // go (*pool).release: p.mutex.Lock()
    if (closed.load()) {         // go: if p.closed {
      discard(c);
    } else {
      if (no_sync) core::open_race_gap(closed);  // on several processors: a close() that falls in here is fatal
      Select{send(idle, c,                       // go: case p.idle <- c:
                  [&] {
                    ++kept;
                    log_println("release: connection", c.id, "is kept");  // go (*pool).release #1: log.Println…
                  }),
             otherwise([&] {                                               // go (*pool).release: default:
               log_println("release: connection", c.id, "finds no room");  // go (*pool).release #2: log.Println…
               discard(c);
             })};
    }
    if (!no_sync) mutex.unlock();  // go (*pool).release: defer p.mutex.Unlock()
  }

  void close() {
    if (!no_sync) mutex.lock();         // go (*pool).close: p.mutex.Lock()
    closed.store(true);                 // go: p.closed = true
    idle.close();                       // go: close(p.idle)
    for (const Connection& c : idle) {  // go: for c := range p.idle {
      discard(c);
    }
    if (!no_sync) mutex.unlock();  // go (*pool).close: defer p.mutex.Unlock()
  }
};

void query(int q, const std::shared_ptr<Pool>& p, const SendChan<int>& answers) {
  const auto [c, err] = p->acquire();
  if (err) {
    log_println("query", q, "fails:", err);  // go: log.Println("query", q, "fails:", err)
    answers.send(q);                         // go: answers <- q // nobody waits for it in vain
    return;
  }
  sleep(rnd(1000) * 1ms);                          // go: time.Sleep(time.Duration(rand.IntN(1000)) * time.Millisecond)
  log_println("query", q, "by connection", c.id);  // go: log.Println("query", q, "by connection", c.id)
  answers.send(q);  // go: answers <- q // the answer is out, the connection is not back yet
  p->release(c);
}

struct Plan {
  int workers, pool, fail_every;
  Duration every;
  bool no_sync, close_last, late;
};

// Closes the pool as soon as all the answers are there, or, with close_last, when all the connections are back.
void pool_program(const ProgramRun& k, Plan plan) {
  auto p = make<Pool>(plan.pool, plan.no_sync, plan.fail_every);
  auto wg = make<WaitGroup>();                                            // go: var wg sync.WaitGroup
  auto answers = make_chan<int>(static_cast<std::size_t>(plan.workers));  // go: answers := make(chan int, workers)

  const auto finish = [&] {
    wg->wait();           // go: wg.Wait()
    log_println("done");  // go: log.Println("done")
  };

  for (int q = 0; q < plan.workers; ++q) {
    wg->add(1);  // go: wg.Add(1)
    go([=] {     // go: go func() {
      query(q, p, answers);
      wg->done();  // go: wg.Done()
    });
    sleep(plan.every);  // go: time.Sleep(every)
  }

  for (int q = 0; q < plan.workers; ++q) {
    answers.recv();  // go: <-answers
  }
  if (plan.close_last) finish();
  p->close();
  if (plan.late) query(plan.workers, p, answers);
  if (!plan.close_last) finish();
  k.measure("created", p->made);
  k.measure("failed", p->failed);
  k.measure("again", p->again);
  k.measure("kept", p->kept);
  k.measure("gone", p->gone);
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  if (outcome.ending == Ending::panicked) {
    return {{"Release가 closed를 본 뒤 값을 보내기 전에 Close가 채널을 닫았다.",
             "Close closed the channel after Release had looked at closed and before it sent."}};
  }
  const std::int64_t created = k.measured("created", -1);
  if (created < 0) return {};
  return {{fmt::format("질의 {}개에 연결 {}개를 만들었고, 쓰던 것을 다시 쓴 질의는 {}개다.", k.integer("workers"),
                       created, k.measured("again")),
           fmt::format("Connections made: {}. Queries that used one again: {} of {}.", created, k.measured("again"),
                       k.integer("workers"))}};
}

bool all_are_closed(const ProgramRun& k, const Outcome&) { return k.measured("gone") == k.measured("created"); }

Scenario scenario() {
  return {.name = "pool",
          .knobs = {integer("workers", 25, 1, 10'000, {"질의의 수, 고루틴마다 하나", "queries, each in a goroutine"})
                        .in_search("2"),
                    integer("pool", 2, 1, 1000, {"풀이 간직하는 연결의 수", "connections that the pool keeps"})
                        .in_search("1"),
                    duration("every", "0s", {"한 질의에서 다음 질의까지", "from one query to the next"}),
                    flag("no-sync", {"Release와 Close가 락을 잡지 않음", "release and close without lock"}),
                    flag("close-last", {"연결이 모두 반납된 뒤 닫음", "close when all connections are back"}),
                    flag("late", {"Close 뒤에 질의 하나 더", "one more query after close"}),
                    integer("fail-every", 0, 0, 10'000,
                            {"이 수만큼 만들 때마다 마지막은 실패함; 0이면 없음",
                             "each time so many are made the last fails; 0: none"})},
          .body =
              [](const ProgramRun& k) {
                pool_program(k, {.workers = k.integer("workers"),
                                 .pool = k.integer("pool"),
                                 .fail_every = k.integer("fail-every"),
                                 .every = k.duration("every"),
                                 .no_sync = k.flag("no-sync"),
                                 .close_last = k.flag("close-last"),
                                 .late = k.flag("late")});
              },
          .findings = findings,
          .promises = {{{"만든 연결은 끝에 모두 닫힌다.", "Every connection that was made is closed in the end."},
                        all_are_closed}},
          .random = R"(^(<now> (?:\w+: connection|query)).*)",
          .determined = false};
}

}  // namespace

Lesson pool() { return {.scenarios = {scenario()}}; }

}  // namespace golearn::lessons
