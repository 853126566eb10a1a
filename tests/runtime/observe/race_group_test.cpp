// A WaitGroup whose Add is not ordered with its Wait: Go's detector reports it, and each of these programs was put to
// go1.26.8 -race.
#include "golearn/observe/race_report.hpp"
#include "races_of.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

void work(const std::shared_ptr<WaitGroup>& wg) {
  sleep(5ms);
  wg->done();
}

}  // namespace

TEST_CASE("an Add in the goroutine that is waited for races with the Wait", "[race][waitgroup][parallel]") {
  const bool used_before = GENERATE(false, true);
  CAPTURE(used_before);
  const std::vector<Race> races = races_of([=] {
    auto wg = make<WaitGroup>();
    if (used_before) {
      wg->add(1);
      go([=] { work(wg); });
      wg->wait();
    }
    for (int i = 0; i < 3; ++i) {
      go([=] {
        wg->add(1);
        work(wg);
      });
    }
    sleep(1ms);
    wg->wait();
  });
  REQUIRE(races.size() == 1);
  CHECK(races[0].first.kind == EventKind::add);
  CHECK(races[0].second.kind == EventKind::wait);
  CHECK(races[0].second.goroutine == 1);
  CHECK(advice(races[0]).remedy == Remedy::add_first);
  CHECK(advice(races[0]).change == RaceSide::first);
  const std::string report = race_report(races, 1);
  CHECK(report.find("Write at 0x00c000112008 by main goroutine:") != std::string::npos);
  CHECK(report.find("Previous read at 0x00c000112008 by goroutine") != std::string::npos);
}

TEST_CASE("an Add that begins a round races with the Wait of the round before, if nothing orders them",
          "[race][waitgroup][parallel]") {
  const bool ordered = GENERATE(false, true);
  CAPTURE(ordered);
  const std::vector<Race> races = races_of([=] {
    auto wg = make<WaitGroup>();
    auto waited = make_chan<bool>(1);
    go([=] {
      ordered ? void(waited.recv()) : sleep(20ms);
      wg->add(1);
      go([=] { work(wg); });
      wg->wait();  // not told beside the Add
    });
    wg->add(1);
    go([=] { work(wg); });
    wg->wait();
    waited.send(true);
    sleep(40ms);
  });
  REQUIRE(races.size() == (ordered ? 0 : 1));
  if (ordered) return;
  CHECK(races[0].first.kind == EventKind::wait);
  CHECK(races[0].second.kind == EventKind::add);
  CHECK(advice(races[0]).change == RaceSide::second);
}

TEST_CASE("a group that is used as it should be has no race", "[race][waitgroup][parallel]") {
  SECTION("Add before the go statement, round after round") {
    CHECK(races_of([] {
            auto wg = make<WaitGroup>();
            for (int i = 0; i < 3; ++i) {
              wg->add(2);
              for (int g = 0; g < 2; ++g) go([=] { work(wg); });
              wg->wait();
            }
          }).empty());
  }
  SECTION("more are added by those that are counted") {
    CHECK(races_of([] {
            auto wg = make<WaitGroup>();
            wg->go([=] {
              wg->go([=] { sleep(1ms); });
              sleep(2ms);
            });
            wg->wait();
          }).empty());
  }
  SECTION("an Add elsewhere, and a word of it before the Wait") {
    CHECK(races_of([] {
            auto wg = make<WaitGroup>();
            auto added = make_chan<bool>();
            go([=] {
              wg->add(1);
              added.send(true);
              work(wg);
            });
            added.recv();
            wg->wait();
          }).empty());
  }
  SECTION("many wait at once") {
    CHECK(races_of([] {
            auto wg = make<WaitGroup>();
            wg->add(1);
            for (int i = 0; i < 3; ++i) go([=] { wg->wait(); });
            go([=] { work(wg); });
            wg->wait();
            sleep(1ms);
          }).empty());
  }
  SECTION("who comes to wait beside another does not count in the next round") {
    CHECK(races_of([] {
            auto wg = make<WaitGroup>();
            wg->add(1);
            go([=] { work(wg); });
            go([=] {
              sleep(1ms);
              wg->wait();
            });
            wg->wait();
            sleep(5ms);
            wg->add(1);
            wg->done();
          }).empty());
  }
  SECTION("a Wait that finds nothing to wait for") {
    CHECK(races_of([] {
            auto wg = make<WaitGroup>();
            go([=] {
              sleep(5ms);
              wg->add(1);
              wg->done();
            });
            wg->wait();
            sleep(10ms);
          }).empty());
  }
}

}  // namespace golearn::test
