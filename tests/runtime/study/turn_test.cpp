// A run that is led by hand: where choices lead, the goal, and the ways there.
#include "golearn/study/turn.hpp"

#include <algorithm>

#include "golearn/explore/random_order.hpp"
#include "golearn/study/goal.hpp"
#include "golearn/study/path.hpp"
#include "golearn/study/run.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::Comes;
using study::Goal;
using study::GoalKind;
using study::Move;
using study::Turn;

// Two goroutines that each read, then write; one update may get lost.
study::Runnable lossy() {
  return study::runnable_of([] {
    auto x = make<Shared<int>>();
    auto done = make_chan<int>(2);
    for (int i = 0; i < 2; ++i) {
      go([=] {
        x->add(1);
        done.send(1);
      });
    }
    done.recv(), done.recv();
    println(x->load());
  });
}

study::Runnable deadly() {
  return study::runnable_of([] {
    auto a = make<Mutex>();
    auto b = make<Mutex>();
    auto done = make_chan<int>(1);
    go([=] {
      a->lock(), b->lock();
      b->unlock(), a->unlock();
      done.send(1);
    });
    b->lock(), a->lock();
    a->unlock(), b->unlock();
    done.recv();
  });
}

// Prints which of three goroutines wrote last, but dies if that was `deadly_at`.
study::Runnable lossy_and_deadly(int deadly_at) {
  return study::runnable_of([=] {
    auto x = make<Shared<int>>();
    auto wg = make<WaitGroup>();
    for (int i = 1; i <= 3; ++i) wg->go([=] { x->store(i); });
    wg->wait();
    if (x->load() == deadly_at) panic("x");
    println(x->load());
  });
}

std::vector<std::uint64_t> goroutines(const Turn& turn) {
  std::vector<std::uint64_t> all;
  for (const study::Move& move : turn.moves) all.push_back(move.goroutine);
  return all;
}

// Where a program stands when nobody can go on but by a choice among so many goroutines.
Turn first_turn(const study::Runnable& program) { return turn_after(study::small_run(program), {}); }

const Move& move_of(const Turn& turn, std::uint64_t goroutine) {
  const auto at = std::ranges::find(turn.moves, goroutine, &Move::goroutine);
  REQUIRE(at != turn.moves.end());
  return *at;
}

// Lets the goroutine of that number go, each time.
Turn after(const study::RunSpec& spec, const std::vector<std::uint64_t>& numbers) {
  Schedule choices;
  Turn turn = turn_after(spec, choices);
  for (const std::uint64_t number : numbers) {
    const auto move = turn.numbered(number);
    REQUIRE(move);
    choices.choices.push_back(static_cast<std::uint32_t>(*move));
    turn = turn_after(spec, choices);
  }
  return turn;
}

const ObjectState& state_of(const Turn& turn, ObjectId object) {
  const auto at = std::ranges::find(turn.objects, object, &ObjectState::object);
  REQUIRE(at != turn.objects.end());
  return *at;
}

constexpr ObjectId kFirstChannel{ObjectKind::channel, 1};
constexpr ObjectId kFirstMutex{ObjectKind::mutex, 1};

}  // namespace

TEST_CASE("a turn says who could go, with what, and who waits", "[study]") {
  const study::Runnable program = lossy();
  const study::RunSpec spec = study::small_run(program);
  const Turn first = turn_after(spec, {});
  CHECK_FALSE(first.ended);
  CHECK(goroutines(first) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(first.running);
  CHECK(first.moves[0].kind == EventKind::receive);
  CHECK(first.moves[0].objects == std::vector<ObjectId>{{ObjectKind::channel, 1}});
  CHECK_FALSE(first.moves[1].started);

  const Turn second = turn_after(spec, {{0}});  // main goes on, and blocks
  CHECK(goroutines(second) == std::vector<std::uint64_t>{2, 3});
  REQUIRE(second.blocked.size() == 1);
  CHECK(second.blocked[0].goroutine == 1);
  CHECK(second.blocked[0].reason == WaitReason::chan_receive);

  Schedule choices{{0}};  // until main has been sent what it waits for
  Turn later = second;
  while (later.blocked.size() == 1) {
    choices.choices.push_back(0);
    later = turn_after(spec, choices);
    REQUIRE_FALSE(later.ended);
  }
  CHECK(later.blocked.empty());
  CHECK(std::ranges::count(goroutines(later), 1) == 1);
}

TEST_CASE("run_on makes the rest of the choices, and the run ends", "[study]") {
  const study::Runnable program = lossy();
  const study::RunSpec spec = study::small_run(program);
  const Turn end = turn_after(spec, run_on(spec, {{0}}));
  CHECK(end.ended);
  REQUIRE(end.printed.size() == 1);
  CHECK(end.printed[0].text == "2");
  CHECK(end.printed[0].goroutine == 1);
  CHECK(end.record.outcome.ending == Ending::returned);
}

TEST_CASE("the goal is the worst that can come, and each hint leads there", "[study]") {
  const bool dies = GENERATE(false, true);
  const study::Runnable program = dies ? deadly() : lossy();
  const study::RunSpec spec = study::small_run(program);
  Goal goal(spec);
  CHECK(goal.kind() == (dies ? GoalKind::death : GoalKind::other));
  CHECK(goal.certain());
  CHECK(goal.usual() == (dies ? "" : "2\n"));
  Schedule choices;
  Turn turn = turn_after(spec, choices);
  while (!turn.ended) {
    const study::Way way = goal.way_from(choices);
    REQUIRE(way.schedule);
    const std::size_t at = choices.choices.size();
    choices.choices.push_back(at < way.schedule->choices.size() ? way.schedule->choices[at] : 0);
    turn = turn_after(spec, choices);
  }
  CHECK(goal.reached(turn.record));
  CHECK(goal.reached(turn_after(spec, *goal.shortest().schedule).record));
}

TEST_CASE("a death is the goal, whichever of the results is found first", "[study]") {
  const study::Runnable program = lossy_and_deadly(GENERATE(1, 2));
  Goal goal(study::small_run(program));
  CHECK(goal.kind() == GoalKind::death);
  CHECK_FALSE(goal.reached(turn_after(study::small_run(program), run_on(study::small_run(program), {})).record));
}

TEST_CASE("a program that gives the same in every order has no goal", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto done = make_chan<int>();
    go([=] { done.send(1); });
    println(done.recv());
  });
  Goal goal(study::small_run(program));
  CHECK(goal.kind() == GoalKind::none);
  CHECK(goal.certain());
  CHECK_FALSE(goal.way_from({}).schedule);
}

TEST_CASE("a turn says what would be read and written", "[study]") {
  const study::Runnable program = lossy();
  const study::RunSpec spec = study::small_run(program);
  // 2 starts, reads and so is about to write; then 3 starts.
  const Turn turn = after(spec, {2, 2, 3});
  CHECK(move_of(turn, 2).kind == EventKind::store);
  CHECK(move_of(turn, 2).value == "1");
  CHECK(move_of(turn, 3).kind == EventKind::load);
  CHECK(move_of(turn, 3).value == "0");
  const Turn later = after(spec, {2, 2, 3, 2});  // 2 has written
  CHECK(move_of(later, 3).value == "1");
  CHECK(move_of(later, 2).kind == EventKind::send);
  CHECK(move_of(later, 2).value == "1");
}

TEST_CASE("a goroutine has its number in every turn", "[study]") {
  const study::Runnable program = lossy();
  const study::RunSpec spec = study::small_run(program);
  Schedule choices;
  for (Turn turn = turn_after(spec, choices); !turn.ended; turn = turn_after(spec, choices)) {
    for (std::size_t i = 0; i < turn.moves.size(); ++i) {
      CHECK(turn.number(i) == turn.moves[i].goroutine);
      CHECK(turn.numbered(turn.moves[i].goroutine) == i);
    }
    CHECK_FALSE(turn.numbered(99));
    choices.choices.push_back(static_cast<std::uint32_t>(turn.moves.size() - 1));
  }
}

TEST_CASE("a turn says who has to wait for a lock, and who has it", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto mutex = make<Mutex>();
    auto x = make<Shared<int>>();
    go([=] {
      mutex->lock();
      x->store(7);
      mutex->unlock();
    });
    mutex->lock();
    x->store(8);
    mutex->unlock();
  });
  const Turn turn = after(study::small_run(program), {2, 2});  // 2 starts, and locks
  CHECK(move_of(turn, 1).kind == EventKind::lock);
  CHECK(move_of(turn, 1).comes == Comes::waits);
  CHECK(move_of(turn, 2).comes == Comes::done);
  CHECK(state_of(turn, kFirstMutex).holders == std::vector<std::uint64_t>{2});
  const Turn blocked = after(study::small_run(program), {2, 2, 1});
  CHECK(blocked.ended);  // from there on nobody else can go
}

TEST_CASE("a turn says what lies in a channel, and what comes of a closed one", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto ch = make_chan<int>(3);
    ch.send(7), ch.send(8);
    go([=] { ch.recv(); });
    go([=] { ch.send(9); });
    go([=] { ch.close(); });
    sleep(1s);
  });
  const study::RunSpec spec = study::small_run(program);
  const Turn filled = after(spec, {2, 3, 4});  // all have started
  const ObjectState& channel = state_of(filled, kFirstChannel);
  CHECK(channel.buffer == Lines{"7", "8"});
  CHECK(channel.capacity == 3);
  CHECK(move_of(filled, 2).value == "7");
  CHECK(move_of(filled, 3).value == "9");
  const Turn closed = after(spec, {2, 3, 4, 4});
  CHECK(state_of(closed, kFirstChannel).closed);
  CHECK(move_of(closed, 3).comes == Comes::dies);
  CHECK(move_of(closed, 2).comes == Comes::done);
}

TEST_CASE("a receive from a closed and empty channel is foreseen as one", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto ch = make_chan<int>();
    ch.close();
    go([=] { ch.recv(); });
    go([=] { ch.recv(); });
    sleep(1s);
  });
  CHECK(move_of(after(study::small_run(program), {2}), 2).comes == Comes::closed);
}

TEST_CASE("the cases of a select are numbered, with what each would do", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto a = make_chan<int>(1);
    auto b = make_chan<int>(1);
    a.send(5);
    Select{send(b, 6, [] {}), receive(a, [](int) {})};
  });
  const Turn turn = first_turn(program);
  REQUIRE(turn.cases);
  REQUIRE(turn.moves.size() == 2);
  CHECK(turn.number(0) == 1);
  CHECK(turn.number(1) == 2);
  for (const Move& move : turn.moves) {
    CHECK(move.goroutine == 1);
    CHECK(move.value == (move.kind == EventKind::send ? "6" : "5"));
    CHECK((move.kind == EventKind::send || move.kind == EventKind::receive));
  }
  CHECK(turn.moves[0].kind != turn.moves[1].kind);
}

TEST_CASE("a path says what came before what", "[study]") {
  const study::Runnable program = lossy();
  const study::RunSpec spec = study::small_run(program);
  const study::Path path = path_of(spec, *Goal(spec).shortest().schedule);
  REQUIRE(path.interventions.size() == 1);
  const auto& [choices, would_come, comes, cases, number] = path.interventions.front();
  CHECK_FALSE(cases);
  CHECK_FALSE(number);
  CHECK(would_come.kind == EventKind::store);
  CHECK(would_come.value == "1");
  CHECK(comes.goroutine != would_come.goroutine);
  CHECK(path.end.ended);
  CHECK(path.end.printed.front().text == "1");
}

TEST_CASE("a run whose steps took time is led on from any of its choices", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto x = make<Shared<int>>();
    go([=] {
      sleep(3us);
      x->store(1);
    });
    for (int i = 0; i < 4; ++i) x->store(0);
    sleep(1us);
    println(x->load());
  });
  study::RunSpec spec = study::small_run(program);
  spec.rules.ticking = true;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    RandomOrder order(spec.procs, seed);
    study::RunSpec random = study::for_search(spec);
    random.strategy = &order;
    const std::string printed = run(random).printed;
    for (std::size_t made = 0; made <= order.schedule().choices.size(); ++made) {
      Schedule beginning;
      beginning.choices.assign(order.schedule().choices.begin(),
                               order.schedule().choices.begin() + static_cast<std::ptrdiff_t>(made));
      CHECK(turn_after(spec, beginning).ended == (made == order.schedule().choices.size()));
    }
    CHECK(turn_after(spec, order.schedule()).record.printed == printed);
  }
}

TEST_CASE("where time may pass at any step, that is a move, with the number 0", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto x = make<Shared<int>>();
    go([=] {
      sleep(1s);
      x->store(1);
    });
    gosched();
    x->load();
    println(x->load());
  });
  study::RunSpec spec = study::small_run(program);
  spec.rules.any_timer = true;
  Schedule choices;
  Turn turn = turn_after(spec, choices);
  while (!turn.ended && !turn.numbered(0)) {
    choices.choices.push_back(0);
    turn = turn_after(spec, choices);
  }
  const auto time = turn.numbered(0);
  REQUIRE(time);
  CHECK(turn.moves[*time].goroutine == 0);
  choices.choices.push_back(static_cast<std::uint32_t>(*time));
  CHECK(turn_after(spec, choices).numbered(2));  // the sleeper is awake
}

TEST_CASE("where random numbers are choices, they are moves of their own", "[study]") {
  const study::Runnable program = study::runnable_of([] { println(rnd(4)); });
  study::RunSpec spec = study::small_run(program);
  spec.rules.draws = true;
  const Turn turn = turn_after(spec, {});
  CHECK(turn.numbers);
  CHECK_FALSE(turn.cases);
  CHECK(turn.moves.size() == 4);
  CHECK(turn.number(3) == 4);
  CHECK(turn.numbered(1) == 0);
}

TEST_CASE("choices that a program does not have are refused", "[study]") {
  const study::Runnable program = lossy();
  CHECK_THROWS_AS(run_on(study::small_run(program), {{99}}), study::Refusal);
}

}  // namespace golearn::test
