// What the objects of a program hold, as its events tell.
#include "golearn/observe/object_states.hpp"

#include "golearn/core/runtime.hpp"
#include "golearn/explore/replay.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using Numbers = std::vector<std::uint64_t>;

// The states when `main` ends, which nobody interferes with.
class States final : public Observer {
 public:
  explicit States(const std::function<void()>& main) {
    Replay order(2, {}, {});
    Config config = test::on(2);
    config.observer = this;
    config.strategy = &order;
    Runtime(config).run(main);
  }
  void on(const Event& event) override { states_.on(event); }
  [[nodiscard]] Values wants_values() const override { return Values::brief; }

  [[nodiscard]] ObjectState of(ObjectKind kind, std::uint32_t number = 1) const { return states_.of({kind, number}); }

 private:
  ObjectStates states_;
};

}  // namespace

TEST_CASE("a lock has its holders until they unlock it", "[observer]") {
  const States states([] {
    auto held = make<Mutex>();
    auto free = make<Mutex>();
    auto read = make<RWMutex>();
    auto written = make<RWMutex>();
    held->lock();
    free->lock(), free->unlock();
    read->rlock();
    auto done = make_chan<int>();
    go([=] { read->rlock(), written->lock(), done.send(1); });
    done.recv();
  });
  CHECK(states.of(ObjectKind::mutex, 1).holders == Numbers{1});
  CHECK(states.of(ObjectKind::mutex, 2).holders.empty());
  CHECK(states.of(ObjectKind::rwmutex, 1).holders == Numbers{1, 2});
  CHECK(states.of(ObjectKind::rwmutex, 1).for_reading);
  CHECK(states.of(ObjectKind::rwmutex, 2).holders == Numbers{2});
  CHECK_FALSE(states.of(ObjectKind::rwmutex, 2).for_reading);
}

TEST_CASE("a channel has what was sent and not yet received, the oldest first", "[observer]") {
  const States states([] {
    auto ch = make_chan<int>(2);
    go([=] {
      for (int i = 1; i <= 4; ++i) ch.send(i);  // 3 waits until 1 is taken, and comes in behind 2; 4 waits
    });
    gosched();
    ch.recv();
    gosched();
  });
  const ObjectState channel = states.of(ObjectKind::channel);
  CHECK(channel.buffer == Lines{"2", "3"});
  CHECK(channel.capacity == 2);
  CHECK_FALSE(channel.closed);
  CHECK(channel.waiting == Numbers{2});
}

TEST_CASE("what is handed over is never in the channel", "[observer]") {
  const States states([] {
    auto buffered = make_chan<int>(1);
    auto unbuffered = make_chan<int>();
    go([=] { unbuffered.send(buffered.recv()); });
    gosched();
    buffered.send(5);  // to one that waits
    unbuffered.recv();
    unbuffered.close();
  });
  CHECK(states.of(ObjectKind::channel, 1).buffer.empty());
  CHECK(states.of(ObjectKind::channel, 2).buffer.empty());
  CHECK(states.of(ObjectKind::channel, 2).closed);
}

TEST_CASE("a timer's channel is not said to hold anything", "[observer]") {
  const States states([] {
    Timer timer(1ms);
    sleep(2ms);
    timer.reset(1h);  // throws away what is there
  });
  CHECK(states.of(ObjectKind::channel).buffer.empty());
}

TEST_CASE("a variable is what was last read or written, and a group counts", "[observer]") {
  const States states([] {
    auto x = make<Shared<int>>(3);
    auto y = make<Shared<int>>(4);
    auto a = make<Atomic<int>>();
    auto group = make<WaitGroup>();
    x->add(2);
    y->load();
    a->add(9);
    group->add(3), group->done();
  });
  CHECK(states.of(ObjectKind::variable, 1).value == "5");
  CHECK(states.of(ObjectKind::variable, 2).value == "4");
  CHECK(states.of(ObjectKind::variable, 3).value.empty());
  CHECK(states.of(ObjectKind::atomic).value == "9");
  CHECK(states.of(ObjectKind::wait_group).counter == 2);
}

}  // namespace golearn::test
