// 10.7: diners who take fork and spoon in opposite order wait for each other for ever.
#include <fmt/format.h>

#include <atomic>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// A fork or a spoon: one diner at a time has it.
struct Cutlery {
  explicit Cutlery(std::string what) : name(std::move(what)) { set_name(mutex, name); }
  Mutex mutex;
  std::string name;
};
using Piece = std::shared_ptr<Cutlery>;

constexpr int kNothing = 0, kFork = 1, kSpoon = 2;

// Who holds and who wants what, and how many meals there were, for the findings; no part of the program.
class Hands {
 public:
  Hands(const ProgramRun& k, int diner, std::shared_ptr<std::atomic<int>> eaten)
      : k_(k), diner_(fmt::format("{}", diner)), eaten_(std::move(eaten)) {}
  void hold(const Piece& piece) const { set("holds", piece); }
  void want(const Piece& piece) const { set("wants", piece); }
  void eat() const { k_.measure("eaten", ++*eaten_); }

 private:
  void set(const std::string& what, const Piece& piece) const {
    k_.measure(what + diner_, !piece ? kNothing : piece->name == "fork" ? kFork : kSpoon);
  }
  const ProgramRun& k_;
  std::string diner_;
  std::shared_ptr<std::atomic<int>> eaten_;  // meals of all the diners
};

// A diner eats several times, with both pieces in hand.
void dine(const Hands& hands, const std::string& diner, const Piece& first, const Piece& second, int meals) {
  for (int i = 1; i <= meals; ++i) {
    hands.want(first);
    first->mutex.lock();  // go: first.Lock()
    hands.hold(first);
    hands.want(second);
    println(diner, "has the", first->name);  // go: fmt.Println(diner, "has the", first.name)
    second->mutex.lock();                    // go: second.Lock()
    hands.want(nullptr);
    println(diner, "has the", second->name);  // go: fmt.Println(diner, "has the", second.name)
    println(diner, "eats", i);                // go: fmt.Println(diner, "eats", i)
    hands.eat();
    sleep(5ms);              // go: time.Sleep(5 * time.Millisecond)
    second->mutex.unlock();  // go: second.Unlock()
    first->mutex.unlock();   // go: first.Unlock()
    hands.hold(nullptr);
  }
}

void philosophers_program(const ProgramRun& k, bool opposite, int workers, int meals) {
  auto fork = make<Cutlery>("fork");    // go: fork := &cutlery{name: "fork"}
  auto spoon = make<Cutlery>("spoon");  // go: spoon := &cutlery{name: "spoon"}
  auto wg = make<WaitGroup>();          // go: var wg sync.WaitGroup
  auto eaten = std::make_shared<std::atomic<int>>(0);
  k.measure("eaten", 0);

  for (int n = 0; n < workers; ++n) {
    const std::string diner(1, static_cast<char>('A' + n));
    const bool spoon_first = opposite && n % 2 == 1;
    const Piece first = spoon_first ? spoon : fork;
    const Piece second = spoon_first ? fork : spoon;
    wg->add(1);                                  // go: wg.Add(1)
    go([=, hands = Hands(k, n, eaten)] {         // go: go func() {
      dine(hands, diner, first, second, meals);  // go: dine(diner, first, second, meals)
      wg->done();                                // go: wg.Done()
    });
  }

  wg->wait();                 // go: wg.Wait()
  println("all have eaten");  // go: fmt.Println("all have eaten")
}

Text piece_name(std::int64_t piece) {
  return piece == kFork ? Text{"포크를", "the fork"} : Text{"숟가락을", "the spoon"};
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  if (outcome.ending != Ending::deadlocked) return {};
  std::vector<Text> all;
  for (int n = 0; n < k.integer("workers"); ++n) {
    const std::int64_t holds = k.measured(fmt::format("holds{}", n));
    const std::int64_t wants = k.measured(fmt::format("wants{}", n));
    if (holds == kNothing || wants == kNothing) continue;
    const char diner = static_cast<char>('A' + n);
    all.push_back({fmt::format("{}: {} 쥐고 {} 기다린다.", diner, piece_name(holds).ko, piece_name(wants).ko),
                   fmt::format("{} holds {} and waits for {}.", diner, piece_name(holds).en, piece_name(wants).en)});
  }
  return all;
}

}  // namespace

Lesson philosophers() {
  return {
      .scenarios =
          {
              {.name = "philosophers",
               .knobs = {choice("order", "opposite", {"opposite", "same"},
                                {"포크와 숟가락을 집는 순서가 서로 반대인지 같은지",
                                 "whether the diners take fork and spoon in opposite order or in the same"}),
                         integer("workers", 2, 1, 26, {"식사하는 사람의 수", "diners"}),
                         integer("count", 3, 1, 1000, {"저마다 먹는 횟수", "how often each eats"}).in_search("1")},
               .body =
                   [](const ProgramRun& k) {
                     philosophers_program(k, k.choice("order") == "opposite", k.integer("workers"), k.integer("count"));
                   },
               .findings = findings,
               .dies = true},
          },
  };
}

}  // namespace golearn::lessons
