// 10.5: many goroutines pay into one account and take out as much; without the lock some of it gets lost.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "golearn/study/english.hpp"
#include "golearn/study/korean.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// What all the goroutines pay into and take out of.
struct Account {
  Shared<std::int64_t> balance;
  Mutex mutex;

  void deposit_and_withdraw(bool no_sync, bool missing_unlock) {
    if (!no_sync) {
      mutex.lock();  // go: a.mutex.Lock()
    }
    balance.add(1000);                                                // go: a.balance += 1000 // read, add, write
    sleep(1ms);                                                       // go: time.Sleep(time.Millisecond)
    balance.add(-1000);                                               // go: a.balance -= 1000
    if (const std::int64_t now = balance.load(); now < 0) {           // go: if balance := a.balance; balance < 0 {
      panic(fmt::format("Balance should not be negative: {}", now));  // go: panic(fmt.Sprint("Balance should not be…
    }
    if (!no_sync && !missing_unlock) {
      mutex.unlock();  // go: a.mutex.Unlock()
    }
  }
};

void account_program(const ProgramRun& k, int workers, int count) {
  const bool no_sync = k.flag("no-sync");
  const bool missing_unlock = k.flag("missing-unlock");
  auto a = make<Account>();     // go: var a account
  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go: wg.Add(1)
    go([=] {     // go: go func() {
      for (int i = 0; i < count; ++i) {
        a->deposit_and_withdraw(no_sync, missing_unlock);  // go: a.depositAndWithdraw(noSync, missingUnlock)
      }
      wg->done();  // go: wg.Done()
    });
  }

  wg->wait();                                    // go: wg.Wait()
  const std::int64_t final = a->balance.load();  // go: fmt.Println("balance :", a.balance)
  k.measure("final", final);
  k.measure("done", 1);
  println("balance :", final);  // go: fmt.Println("balance :", a.balance)
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  if (outcome.ending == Ending::panicked) {
    return {{"입금이 사라진 뒤의 출금이 잔액을 0 아래로 내렸다.",
             "A deposit got lost, and the withdrawal that followed took the balance below zero."}};
  }
  if (k.measured("done") == 0) return {};
  const std::int64_t times = std::int64_t{k.integer("workers")} * k.integer("count");
  const auto n = static_cast<std::uint64_t>(times);
  const std::int64_t final = k.measured("final");
  if (final == 0) {
    return {{fmt::format("입금 {}번, 출금 {}번을 마치고 잔액이 맞았다.", times, times),
             fmt::format("After {} and {} the balance was right.", study::plural(n, "deposit"),
                         study::plural(n, "withdrawal"))}};
  }
  return {{fmt::format("입금 {}번, 출금 {}번을 마친 잔액이 0이 아니라 {}: 갱신을 잃었다.", times, times,
                       study::with_particle(std::to_string(final), "이다", "다")),
           fmt::format("After {} and {} the balance was {} instead of 0: updates were lost.",
                       study::plural(n, "deposit"), study::plural(n, "withdrawal"), final)}};
}

bool balanced(const ProgramRun& k, const Outcome&) { return k.measured("final") == 0; }

}  // namespace

Lesson account() {
  return {
      .scenarios =
          {
              {.name = "account",
               .knobs = {integer("workers", 10, 1, 1000, {"계좌를 쓰는 고루틴의 수", "goroutines that use the account"})
                             .in_search("2"),
                         integer("count", 50, 1, 10'000, {"저마다 입금하고 출금하는 횟수", "how often each does"})
                             .in_search("1"),
                         flag("no-sync", {"계좌에 락을 걸지 않음", "no lock around the account"}),
                         flag("missing-unlock", {"아무도 락을 풀지 않음", "nobody unlocks the account"})},
               .body = [](const ProgramRun& k) { account_program(k, k.integer("workers"), k.integer("count")); },
               .findings = findings,
               .promises = {{{"입금과 출금을 모두 마치면 잔액은 0이다.",
                              "After all deposits and withdrawals the balance is 0."},
                             balanced}}},
          },
  };
}

}  // namespace golearn::lessons
