// 13.2: drones move a pile of goods in six designs, and what each design gains is measured.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

const std::vector<std::string> kDesigns{"one",      "shared-container", "shared-yard",
                                        "separate", "three-stage",      "four-stage"};

// How long a drone takes for each part of a trip.
struct Durations {
  Duration load, carry, unload, back;
};

using Token = Chan<bool>;  // the right to use a place or a container
using Stamp = Chan<Time>;  // a container, which knows since when it has been standing where it is

// What it did, and what waited: itself, or a container for it.
struct Drone {
  Duration busy{};
  std::map<std::string, Duration> waited = {};

  void work(Duration duration) {
    const Time start = now();
    sleep(duration);  // go: time.Sleep(long / speed)
    busy += since(start);
  }
  void acquire(const Token& free, const std::string& name) {
    const Time start = now();
    free.recv();  // go: <-free
    waited[name] += since(start);
  }
  void fetch(const Stamp& from, const std::string& name) {
    const Time standing = from.recv();  // go: since := <-from
    waited[name] += since(standing);
  }
};

// Where the pile is. Only who has the token may touch the pile.
struct Yard {
  Token free;
  int goods;
};

// What a drone needs for its round trips, its own or not.
struct Shares {
  Token container;
  std::shared_ptr<Yard> yard;
  Token destination;
};

void round_trips(Drone& d, const Shares& s, Durations t) {
  for (;;) {
    d.acquire(s.container, "container");
    d.acquire(s.yard->free, "yard");
    if (s.yard->goods == 0) {
      s.yard->free.send(true);  // go (*drone).roundTrips #1: s.yard.free <- true
      s.container.send(true);   // go (*drone).roundTrips #1: s.container <- true
      return;
    }
    --s.yard->goods;
    d.work(t.load);
    s.yard->free.send(true);  // go (*drone).roundTrips #2: s.yard.free <- true
    d.work(t.carry);
    d.acquire(s.destination, "destination");
    d.work(t.unload);
    s.destination.send(true);  // go: s.destination <- true
    d.work(t.back);
    s.container.send(true);  // go (*drone).roundTrips #2: s.container <- true
  }
}

// Does one part only, and passes the container on.
void stage(Drone& d, int goods, const Stamp& from, const Stamp& to, const std::string& name, Duration duration) {
  for (int i = 0; i < goods; ++i) {
    d.fetch(from, name);
    d.work(duration);
    to.send(now());  // go: to <- time.Now()
  }
}

// The places where containers stand: before each drone of the stages.
struct Places {
  Stamp empty, full, arrived, emptied;
};

// Takes each container there, and an empty one back.
void carry_and_return(Drone& d, int goods, const Places& at, Durations t) {
  for (int i = 0; i < goods; ++i) {
    d.fetch(at.full, "carrier");
    d.work(t.carry);
    at.arrived.send(now());  // go: arrived <- time.Now()
    d.fetch(at.emptied, "carrier");
    d.work(t.back);
    at.empty.send(now());  // go: empty <- time.Now()
  }
}

Token tokens(std::size_t count) {
  Token free = make_chan<bool>(count);                      // go: free := make(token, count)
  for (std::size_t i = 0; i < count; ++i) free.send(true);  // go: free <- true
  return free;
}

Stamp containers(std::size_t room, int count) {
  Stamp place = make_chan<Time>(room);                // go: place := make(stamp, room)
  for (int i = 0; i < count; ++i) place.send(now());  // go: place <- time.Now()
  return place;
}

using Jobs = std::vector<std::function<void(Drone&)>>;

// What the drones do that each make whole trips; none if the design has no such drones.
Jobs trip_jobs(const std::string& design, int goods, Durations t) {
  const auto trips = [t](const Shares& s) { return [=](Drone& d) { round_trips(d, s, t); }; };
  const auto yard_of = [](int pile) { return make<Yard>(Yard{tokens(1), pile}); };
  const int half = goods / 2;
  const auto all = yard_of(goods);
  const Token there = tokens(1);
  if (design == "one") return {trips({tokens(1), all, there})};
  if (design == "separate") {
    return {trips({tokens(1), yard_of(goods - half), tokens(1)}), trips({tokens(1), yard_of(half), tokens(1)})};
  }
  if (design != "shared-container" && design != "shared-yard") return {};
  const Shares s{tokens(design == "shared-container" ? 1 : 2), all, there};
  return {trips(s), trips(s)};
}

// What the drones do that each do a part of the trip.
Jobs stage_jobs(const std::string& design, int goods, Durations t) {
  constexpr std::size_t kRoom = 4;
  const bool three = design == "three-stage";  // two containers at the yard, a third at the other end
  const Places at{.empty = containers(kRoom, three ? 2 : 4),
                  .full = containers(kRoom, 0),
                  .arrived = containers(kRoom, 0),
                  .emptied = containers(kRoom, three ? 1 : 0)};
  const auto load = [=](Drone& d) { stage(d, goods, at.empty, at.full, "loader", t.load); };
  const auto unload = [=](Drone& d) { stage(d, goods, at.arrived, at.emptied, "unloader", t.unload); };
  if (three) return {load, [=](Drone& d) { carry_and_return(d, goods, at, t); }, unload};
  return {load, [=](Drone& d) { stage(d, goods, at.full, at.arrived, "carrier", t.carry); }, unload,
          [=](Drone& d) { stage(d, goods, at.emptied, at.empty, "returner", t.back); }};
}

// Forgets what stood before the stages that were less busy than another: the busiest is the one that held up the rest.
void keep_slowest(std::vector<Drone>& drones) {
  const Duration most = std::ranges::max(drones, {}, &Drone::busy).busy;
  for (Drone& d : drones) {
    if (d.busy < most - most / 100) d.waited.clear();
  }
}

struct Moved {
  Duration took;
  std::vector<Drone> drones;
};

// Moves the pile.
Moved move_pile(const std::string& design, int goods, Durations t) {
  Jobs jobs = trip_jobs(design, goods, t);
  const bool alike = !jobs.empty();
  if (!alike) jobs = stage_jobs(design, goods, t);
  auto drones = make<std::vector<Drone>>(jobs.size());
  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup
  const Time start = now();
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    wg->add(1);              // go: wg.Add(1)
    go([=, job = jobs[i]] {  // go: go func() {
      job((*drones)[i]);
      wg->done();  // go: wg.Done()
    });
  }
  wg->wait();  // go: wg.Wait()
  const Duration took = since(start);
  if (alike) {
    std::ranges::sort(*drones, std::greater(), &Drone::busy);  // which of them was first is chance
  } else {
    keep_slowest(*drones);
  }
  return {took, *drones};
}

std::int64_t seconds(Duration duration) { return std::chrono::round<std::chrono::seconds>(duration).count(); }

// What was waited for longest.
std::string jam(const std::vector<Drone>& drones) {
  std::string worst = "-";
  std::int64_t longest = 0;
  for (const char* place : {"container", "yard", "destination", "loader", "carrier", "unloader", "returner"}) {
    Duration sum{};
    for (const Drone& d : drones) {
      if (const auto at = d.waited.find(place); at != d.waited.end()) sum += at->second;
    }
    if (seconds(sum) <= longest) continue;
    longest = seconds(sum);
    worst = fmt::format("{} {}s", place, longest);
  }
  return worst;
}

void row(const ProgramRun& k, const std::string& design, const Moved& moved, Duration one) {
  std::string busy;
  for (const Drone& d : moved.drones) {
    const auto took = static_cast<double>(std::max(moved.took, 1ns).count());
    busy += fmt::format("{}{:.0f}%", busy.empty() ? "" : " ", 100 * static_cast<double>(d.busy.count()) / took);
  }
  // go: rate := one.Seconds() / max(took, 1).Seconds()
  const double rate = static_cast<double>(one.count()) / static_cast<double>(std::max(moved.took, 1ns).count());
  // go: fmt.Printf("%-17s %6d…
  println(fmt::format("{:<17} {:>6} {:>6}s {:>6.2f}", design, moved.drones.size(), seconds(moved.took), rate));
  println(fmt::format("    busy {}, jam {}", busy, jam(moved.drones)));  // go: fmt.Printf("    busy %s, jam %s…
  k.measure(design, seconds(moved.took));
  k.measure(design + " hundredths", std::llround(100 * rate));
}

void drones_program(const ProgramRun& k, const std::string& design, int goods, Durations t) {
  // go: fmt.Printf("%-17s %6s…
  println(fmt::format("{:<17} {:>6} {:>7} {:>6}", "design", "drones", "time", "rate"));
  const Moved one = move_pile("one", goods, t);
  row(k, "one", one, one.took);
  for (const std::string& each : kDesigns) {
    if (each == "one" || (design != "all" && design != each)) continue;
    row(k, each, move_pile(each, goods, t), one.took);
  }
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  std::string best;
  const auto hundredths = [&](const std::string& design) { return k.measured(design + " hundredths"); };
  for (const std::string& design : kDesigns) {
    if (design != "one" && hundredths(design) > 0 && (best.empty() || hundredths(design) > hundredths(best))) {
      best = design;
    }
  }
  if (best.empty()) return {};
  if (hundredths(best) <= 100) {
    return {{"어느 설계도 드론 한 대보다 빠르지 않았다.", "No design was faster than one drone."}};
  }
  const double rate = static_cast<double>(hundredths(best)) / 100;
  return {{fmt::format("{} 설계가 드론 한 대보다 {:.2f}배 빨랐다.", best, rate),
           fmt::format("The design {} was {:.2f} times as fast as one drone.", best, rate)}};
}

Scenario scenario() {
  std::vector<std::string> choices = kDesigns;
  choices.emplace_back("all");
  return {.name = "drones",
          .knobs = {choice("design", "all", choices, {"설계 하나, 또는 모두", "one of the designs, or all"})
                        .in_search("shared-container"),
                    integer("goods", 40, 1, 1000, {"쌓여 있는 물건의 수", "how many are on the pile"}).in_search("1"),
                    duration("load", "10s", {"싣는 시간", "to load a container"}),
                    duration("carry", "10s", {"나르는 시간", "to fly it over"}),
                    duration("unload", "10s", {"내리는 시간", "to unload it"}),
                    duration("back", "10s", {"빈 컨테이너로 돌아오는 시간", "to fly it back empty"})},
          .body =
              [](const ProgramRun& k) {
                drones_program(k, k.choice("design"), k.integer("goods"),
                               {.load = k.duration("load"),
                                .carry = k.duration("carry"),
                                .unload = k.duration("unload"),
                                .back = k.duration("back")});
              },
          .findings = findings,
          .random = R"(^([a-z]+(?:-[a-z]+)? +\d |    busy ).*)",
          .determined = false,
          .timeless = true};
}

}  // namespace

Lesson drones() { return {.scenarios = {scenario()}}; }

}  // namespace golearn::lessons
