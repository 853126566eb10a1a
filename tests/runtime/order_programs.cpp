#include "runtime/order_programs.hpp"

#include "golearn/golearn.hpp"

namespace golearn::test {

void spin(Duration duration) {
  for (const Time start = now(); since(start) < duration;) {
  }
}

namespace {

void rhythm(std::size_t buffer) {
  auto ch = make_chan<int>(buffer);
  go([=] {
    for (int i = 0; i < 12; ++i) {
      ch.send(i);
      println("Go =>", i);
    }
  });
  for (int i = 0; i < 12; ++i) println("Main :", ch.recv());
}

void last_started_runs_first() {
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 6; ++i) {
    wg->add(1);
    go([=] { println(i), wg->done(); });
  }
  wg->wait();
}

void goroutines_start_goroutines() {
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 3; ++i) {
    wg->add(1);
    go([=] {
      println("outer", i);
      for (int j = 0; j < 3; ++j) {
        wg->add(1);
        go([=] { println("inner", i, j), wg->done(); });
      }
      println("outer end", i);
      wg->done();
    });
  }
  wg->wait();
}

void full_ring() {
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 700; ++i) {
    wg->add(1);
    go([=] { println(i), wg->done(); });
  }
  wg->wait();
}

void spills_while_it_drains() {
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 40; ++i) {
    wg->add(1);
    go([=] {
      for (int j = 0; j < 20; ++j) {
        wg->add(1);
        go([=] { println(i, j), wg->done(); });
      }
      wg->done();
    });
  }
  wg->wait();
}

void every_61st() {
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 250; ++i) {
    wg->add(1);
    go([=] { println(i), wg->done(); });
  }
  gosched();
  println("main");
  gosched();
  println("main again");
  wg->wait();
}

void gosched_to_the_back() {
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 3; ++i) {
    wg->add(1);
    go([=] {
      for (int j = 0; j < 4; ++j) {
        println(i, j);
        gosched();
      }
      wg->done();
    });
  }
  for (int j = 0; j < 3; ++j) {
    println("main", j);
    gosched();
  }
  wg->wait();
}

void hog() {
  go([] { println("other"); });
  spin(60ms);
  println("hog");
}

void inherits_the_slice() {
  auto ping = make_chan<int>(), pong = make_chan<int>();
  auto other = make_chan<bool>();
  go([=] { println("third"), other.send(true); });
  go([=] {
    for (const int v : ping) pong.send(v + 1);
  });
  for (int i = 0; i < 3; ++i) {
    ping.send(i);
    println(pong.recv());
  }
  other.recv();
  println("end");
}

void blocked_senders() {
  auto ch = make_chan<int>();
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 4; ++i) {
    wg->add(1);
    go([=] { ch.send(i), println("sent", i), wg->done(); });
  }
  gosched();
  for (int i = 0; i < 4; ++i) println("got", ch.recv());
  wg->wait();
}

void blocked_receivers() {
  auto ch = make_chan<int>();
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 4; ++i) {
    wg->add(1);
    go([=] { println(i, "got", ch.recv()), wg->done(); });
  }
  gosched();
  for (int v = 0; v < 4; ++v) {
    ch.send(v);
    println("sent", v);
  }
  wg->wait();
}

void close_wakes_receivers() {
  auto ch = make_chan<int>();
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 5; ++i) {
    wg->add(1);
    go([=] {
      const auto [v, ok] = ch.recv_ok();
      println(i, v, ok);
      wg->done();
    });
  }
  gosched();
  ch.close();
  println("closed");
  wg->wait();
}

void close_wakes_senders() {
  auto ch = make_chan<int>(1);
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 4; ++i) {
    wg->add(1);
    go([=] {
      with_defer([=](Defer& defer) {
        defer([=] { wg->done(); });
        defer([=] {
          const auto panic = recover();
          println(i, panic ? panic->text : "<nil>");
        });
        ch.send(i);
      });
    });
  }
  gosched();
  ch.close();
  println("closed");
  for (const int v : ch) println("left", v);
  wg->wait();
}

void range_until_closed() {
  auto ch = make_chan<int>(3);
  auto done = make_chan<bool>();
  go([=] {
    for (const int v : ch) println("got", v);
    println("drained");
    done.send(true);
  });
  for (int i = 0; i < 10; ++i) {
    ch.send(i);
    println("sent", i);
  }
  ch.close();
  println("closed");
  done.recv();
}

void workers_share_jobs() {
  auto jobs = make_chan<int>(), results = make_chan<int>(4);
  for (int w = 0; w < 3; ++w) {
    go([=] {
      for (const int j : jobs) {
        println("worker", w, "job", j);
        results.send(j * j);
      }
    });
  }
  go([=] {
    for (int j = 0; j < 9; ++j) jobs.send(j);
    jobs.close();
  });
  for (int i = 0; i < 9; ++i) println("result", results.recv());
}

void pipeline() {
  auto numbers = make_chan<int>(), squares = make_chan<int>();
  go([=] {
    for (int i = 0; i < 6; ++i) {
      println("make", i);
      numbers.send(i);
    }
    numbers.close();
  });
  go([=] {
    for (const int n : numbers) {
      println("square", n);
      squares.send(n * n);
    }
    squares.close();
  });
  for (const int s : squares) println("result", s);
}

void blocked_select() {
  auto a = make_chan<int>(), b = make_chan<int>(), out = make_chan<int>();
  auto done = make_chan<bool>();
  for (int i = 0; i < 4; ++i) {
    go([=] {
      Select{
          receive(a, [&](int v) { println(i, "a", v); }),
          receive(b, [&](int v, bool ok) { println(i, "b", v, ok); }),
          send(out, i, [&] { println(i, "out"); }),
      };
      done.send(true);
    });
  }
  gosched();
  a.send(1);
  println("sent");
  println("out gave", out.recv());
  b.close();
  println("closed");
  for (int i = 0; i < 4; ++i) done.recv();
}

void sleepers_due_together() {
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 2; ++i) {
    wg->add(1);
    go([=] {
      println("start", i);
      sleep(20ms);
      println("end", i);
      wg->done();
    });
  }
  wg->wait();
}

void sleepers_one_after_the_other() {
  auto wg = make<WaitGroup>();
  int i = 0;
  for (const int ms : {30, 10, 40, 20}) {
    wg->add(1);
    go([=] {
      sleep(std::chrono::milliseconds(ms));
      println(i, ms);
      wg->done();
    });
    ++i;
  }
  wg->wait();
}

void sleep_of_nothing() {
  auto done = make_chan<bool>();
  go([=] { println("other"), done.send(true); });
  sleep(0s);
  sleep(-1s);
  println("main");
  done.recv();
}

void timers_of_all_kinds() {
  auto done = make_chan<bool>();
  after_func(25ms, [=] { println("func"), done.send(true); });
  go([=] { after(15ms).recv(), println("after"), done.send(true); });
  const Timer timer(35ms);
  go([=] { timer.c.recv(), println("timer"), done.send(true); });
  sleep(5ms);
  println("slept");
  for (int i = 0; i < 3; ++i) done.recv();
}

std::vector<OrderProgram> own_programs() {
  return {
      {"last started runs first", last_started_runs_first},
      {"goroutines start goroutines", goroutines_start_goroutines},
      {"a full ring spills its older half", full_ring},
      {"the ring spills while it drains", spills_while_it_drains},
      {"every 61st slice looks at the global queue", every_61st},
      {"Gosched goes to the back", gosched_to_the_back},
      {"a hog is made to give way", hog},
      {"a woken goroutine inherits the slice", inherits_the_slice},
      {"rhythm with buffer 0", [] { rhythm(0); }},
      {"rhythm with buffer 1", [] { rhythm(1); }},
      {"rhythm with buffer 2", [] { rhythm(2); }},
      {"rhythm with buffer 5", [] { rhythm(5); }},
      {"blocked senders are served in order", blocked_senders},
      {"blocked receivers are served in order", blocked_receivers},
      {"close wakes receivers", close_wakes_receivers},
      {"close wakes senders", close_wakes_senders},
      {"range until closed", range_until_closed},
      {"workers share jobs", workers_share_jobs},
      {"a pipeline of three", pipeline},
      {"a blocked select is woken by any case", blocked_select},
      {"sleepers due together", sleepers_due_together},
      {"sleepers due one after the other", sleepers_one_after_the_other},
      {"sleep of nothing does not give way", sleep_of_nothing},
      {"timers of all kinds fire by due time", timers_of_all_kinds},
  };
}

}  // namespace

const std::vector<OrderProgram>& order_programs() {
  static const std::vector<OrderProgram> programs = [] {
    std::vector<OrderProgram> all = own_programs();
    for (const auto more : {lock_programs, context_programs, language_programs, sync_programs}) {
      for (OrderProgram& each : more()) all.push_back(std::move(each));
    }
    return all;
  }();
  return programs;
}

}  // namespace golearn::test
