// 11.9: look whether a ticket is left, then sell it: two steps, between which another clerk may sell it too.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/guard.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Has tickets to sell.
struct Office {
  explicit Office(std::int64_t tickets) : left(tickets) {}
  Shared<std::int64_t> left;
  Mutex mutex;

  // Sells a ticket if one is left.
  bool sell(std::string_view guard) {
    if (guard == "none") {
      if (left.load() <= 0) {  // go (*office).sell #1: if o.left <= 0 {
        return false;
      }
      left.add(-1);  // go: o.left-- // read, subtract, write
    } else if (guard == "atomic") {
      if (left.atomic().load() <= 0) {  // go: if atomic.LoadInt64(&o.left) <= 0 {
        return false;
      }
      left.atomic().add(-1);  // go: atomic.AddInt64(&o.left, -1) // another may have come in between
    } else {
      mutex.lock();            // go: o.mutex.Lock()
      if (left.load() <= 0) {  // go (*office).sell #2: if o.left <= 0 {
        mutex.unlock();        // go (*office).sell #1: o.mutex.Unlock()
        return false;
      }
      left.add(-1);    // go: o.left--
      mutex.unlock();  // go (*office).sell #2: o.mutex.Unlock()
    }
    return true;
  }
};

void race_condition_program(const ProgramRun& k, std::string_view guard, int workers, int tickets) {
  auto o = make<Office>(tickets);  // go: o := office{left: int64(tickets)}
  auto sold = make_chan<int>();    // go: sold := make(chan int)

  for (int i = 0; i < workers; ++i) {
    go([=] {  // go: go func() {
      int mine = 0;
      for (int t = 0; t < tickets; ++t) {
        if (o->sell(guard)) {  // go: if o.sell(guard) {
          ++mine;
        }
      }
      sold.send(mine);  // go: sold <- mine
    });
  }

  int all = 0;
  for (int i = 0; i < workers; ++i) {
    all += sold.recv();  // go: all += <-sold
  }
  const std::int64_t left = o->left.load();  // go: fmt.Println("left :", o.left)
  println("tickets :", tickets);             // go: fmt.Println("tickets :", tickets)
  println("sold :", all);                    // go: fmt.Println("sold :", all)
  println("left :", left);                   // go: fmt.Println("left :", o.left)
  k.measure("sold", all);
  k.measure("left", left);
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t sold = k.measured("sold", -1);
  if (sold < 0) return {};
  const std::int64_t tickets = k.integer("count");
  if (sold != tickets || k.measured("left") != 0) {
    return {
        {fmt::format("표는 {}장인데 {}장을 팔았고, 남은 표는 {}장으로 적혀 있다.", tickets, sold, k.measured("left")),
         fmt::format("Tickets: {}. Sold: {}. Said to be left: {}.", tickets, sold, k.measured("left"))}};
  }
  return {{"표마다 꼭 한 번 팔렸다.", "Each ticket was sold exactly once."}};
}

bool each_sold_once(const ProgramRun& k, const Outcome&) { return k.measured("sold") == k.integer("count"); }

}  // namespace

Lesson race_condition() {
  return {
      .scenarios =
          {
              {.name = "race-condition",
               .knobs = {choice("sync", "none", {"none", "atomic", "mutex"},
                                {"표를 지키는 수단", "what guards the tickets"}),
                         flag("no-sync", {"--sync none과 같음", "the same as --sync none"}).makes("sync", "none"),
                         integer("workers", 2, 1, 1000, {"표를 파는 고루틴의 수", "clerks"}),
                         integer("count", 1000, 1, 100'000, {"표의 수", "tickets"}).in_search("1")},
               .body =
                   [](const ProgramRun& k) {
                     race_condition_program(k, guard(k), k.integer("workers"), k.integer("count"));
                   },
               .findings = findings,
               .promises = {{{"표는 한 장에 한 번만 팔린다.", "Each ticket is sold once."}, each_sold_once}}},
          },
  };
}

}  // namespace golearn::lessons
