// A close that is not ordered with a send: Go's detector reports it, and each of these programs was put to go1.26.8
// -race.
#include "golearn/observe/race_report.hpp"
#include "races_of.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// One race, of these kinds.
void check_race(const std::vector<Race>& races, EventKind first, EventKind second) {
  REQUIRE(races.size() == 1);
  CHECK(races[0].object.kind == ObjectKind::channel);
  CHECK(races[0].first.kind == first);
  CHECK(races[0].second.kind == second);
  CHECK(races[0].first.goroutine == (first == EventKind::close ? 1 : 2));
  const Advice mend = advice(races[0]);
  CHECK(mend.remedy == Remedy::close_last);
  CHECK(mend.change == (first == EventKind::close ? RaceSide::first : RaceSide::second));
}

void send_and_recover(const Chan<int>& c) {
  with_defer([&](Defer& defer) {
    defer([] { recover(); });
    c.send(1);
  });
}

void select_and_recover(const Chan<int>& c) {
  with_defer([&](Defer& defer) {
    defer([] { recover(); });
    Select{send(c, 1, [] {}), receive(make_chan<int>(), [](int) {})};
  });
}

// What starts a sender, and closes its channel 10 ms later.
template <class Sender>
auto closed_later(std::size_t capacity, Sender sender) {
  return [=] {
    auto c = make_chan<int>(capacity);
    go([=] { sender(c); });
    sleep(10ms);
    c.close();
    sleep(10ms);
  };
}

}  // namespace

TEST_CASE("a close races with a send that nothing orders before it", "[race][channel][parallel]") {
  const auto check_later = [](std::size_t capacity, const auto& sender) {
    check_race(races_of(closed_later(capacity, sender)), EventKind::send, EventKind::close);
  };
  SECTION("one that is done") {
    check_later(1, [](const Chan<int>& c) { c.send(1); });
  }
  SECTION("one that waits, and panics when the channel is closed") { check_later(0, send_and_recover); }
  SECTION("one that another goroutine has received") {
    check_later(0, [](const Chan<int>& c) {
      go([=] { c.recv(); });
      c.send(1);
    });
  }
  SECTION("a case of a select that was taken") {
    check_later(1, [](const Chan<int>& c) { Select{send(c, 1, [] {}), receive(make_chan<int>(), [](int) {})}; });
  }
  SECTION("a case of a select with another way out") {
    check_later(0, [](const Chan<int>& c) { Select{send(c, 1, [] {}), otherwise([] {})}; });
  }
  SECTION("a case of a select that waits, and goes on by another") {
    check_later(0, [](const Chan<int>& c) { Select{send(c, 1, [] {}), receive(after(1ms), [] {})}; });
  }
}

TEST_CASE("a send on a closed channel races with the close, though it panics", "[race][channel][parallel]") {
  const bool in_select = GENERATE(false, true);
  const auto races = races_of([=] {
    auto c = make_chan<int>(1);
    go([=] {
      sleep(10ms);
      in_select ? select_and_recover(c) : send_and_recover(c);
    });
    c.close();
    sleep(20ms);
  });
  check_race(races, EventKind::close, EventKind::send);
}

TEST_CASE("a close that comes after the sends races with none", "[race][channel][parallel]") {
  SECTION("all who send are done") {
    CHECK(races_of([] {
            auto c = make_chan<int>(3);
            auto wg = make<WaitGroup>();
            for (int i = 0; i < 2; ++i) wg->go([=] { c.send(1); });
            wg->wait();
            c.close();
          }).empty());
  }
  SECTION("the sender closes") {
    CHECK(races_of([] {
            auto c = make_chan<int>();
            go([=] {
              c.send(1);
              c.close();
            });
            for (int i [[maybe_unused]] : c) {
            }
          }).empty());
  }
  SECTION("who has received it closes") {
    const std::size_t capacity = GENERATE(0, 1);
    CHECK(races_of([=] {
            auto c = make_chan<int>(capacity);
            go([=] { c.send(1); });
            c.recv();
            c.close();
          }).empty());
  }
  SECTION("one mutex for both") {
    CHECK(races_of([] {
            auto c = make_chan<int>(1);
            auto mutex = make<Mutex>();
            go([=] {
              const LockGuard guard(*mutex);
              c.send(1);
            });
            sleep(10ms);
            const LockGuard guard(*mutex);
            c.close();
          }).empty());
  }
  SECTION("others only receive, and look") {
    CHECK(races_of([] {
            auto c = make_chan<int>();
            go([=] { c.recv(); });
            go([=] { println(c.len()); });
            c.close();
            sleep(10ms);
          }).empty());
  }
}

}  // namespace golearn::test
