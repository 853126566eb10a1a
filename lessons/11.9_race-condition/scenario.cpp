// 11.9: look whether a ticket is left, then sell it: two steps, between which another clerk may sell it too.
#include <fmt/format.h>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// Has tickets to sell.
struct Office {
  explicit Office(std::int64_t tickets) : left(tickets) {}
  Shared<std::int64_t> left;
  Mutex mutex;

  // Sells a ticket if one is left.
  bool sell(const std::string& guard) {
    if (guard == "none") {
      if (left.load() <= 0) {  // go:21
        return false;
      }
      left.add(-1);  // go:24
    } else if (guard == "atomic") {
      if (left.atomic().load() <= 0) {  // go:26
        return false;
      }
      left.atomic().add(-1);  // go:29
    } else {
      mutex.lock();            // go:31
      if (left.load() <= 0) {  // go:32
        mutex.unlock();        // go:33
        return false;
      }
      left.add(-1);    // go:36
      mutex.unlock();  // go:37
    }
    return true;
  }
};

void race_condition_program(const Settings& k, const std::string& guard, int workers, int tickets) {
  auto o = make<Office>(tickets);  // go:47
  auto sold = make_chan<int>();    // go:48

  for (int i = 0; i < workers; ++i) {
    go([=] {  // go:51
      int mine = 0;
      for (int t = 0; t < tickets; ++t) {
        if (o->sell(guard)) {  // go:54
          ++mine;
        }
      }
      sold.send(mine);  // go:58
    });
  }

  int all = 0;
  for (int i = 0; i < workers; ++i) {
    all += sold.recv();  // go:64
  }
  const std::int64_t left = o->left.load();  // go:68
  println("tickets :", tickets);             // go:66
  println("sold :", all);                    // go:67
  println("left :", left);                   // go:68
  k.measure("sold", all);
  k.measure("left", left);
}

std::string guard(const Settings& k) { return k.flag("no-sync") ? "none" : k.choice("sync"); }

std::vector<Text> findings(const Settings& k, const Outcome& outcome) {
  const std::int64_t sold = k.measured("sold", -1);
  if (sold < 0) return {};
  const std::int64_t tickets = k.integer("count");
  if (sold != tickets || k.measured("left") != 0) {
    return {
        {fmt::format("표는 {}장인데 {}장을 팔았고, 남은 표는 {}장으로 적혀 있다.", tickets, sold, k.measured("left")),
         fmt::format("There were {} tickets, {} were sold, and {} are said to be left.", tickets, sold,
                     k.measured("left"))}};
  }
  if (guard(k) == "mutex") return {{"표마다 꼭 한 번 팔렸다.", "Each ticket was sold exactly once."}};
  if (outcome.procs == 1) {
    return {{"맞았다: 프로세서가 하나라 끼어든 고루틴이 없다.",
             "It came out right: with one processor nobody came in between."}};
  }
  return {{"맞았다: 이번에는 운이 좋았다.", "It came out right: by luck, this time."}};
}

}  // namespace

Lesson race_condition() {
  return {
      .id = "11.9",
      .slug = "race-condition",
      .scenarios =
          {
              {.name = "race-condition",
               .knobs = {choice("sync", "none", {"none", "atomic", "mutex"},
                                {"표를 지키는 수단", "what guards the tickets"}),
                         flag("no-sync", {"--sync none과 같음", "the same as --sync none"}).makes("sync", "none"),
                         integer("workers", 2, 1, 1000, {"표를 파는 고루틴의 수", "clerks"}),
                         integer("count", 1000, 1, 100'000, {"표의 수", "tickets"}).in_search("1")},
               .program =
                   [](const Settings& k) {
                     race_condition_program(k, guard(k), k.integer("workers"), k.integer("count"));
                   },
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
