#include "render/race_words.hpp"

#include <fmt/format.h>

#include "render/outcome_words.hpp"

namespace golearn::cli {
namespace {

constexpr std::size_t kMostTold = 3;

std::string name(std::uint64_t goroutine) { return goroutine == 1 ? "main" : fmt::format("g{}", goroutine); }

std::string place(const Where& where) {
  const auto places = go_names()(where);
  return places.empty() ? "?" : fmt::format("program.go:{}", places.front().line);
}

std::string doing(const Terminal& terminal, const RaceAccess& a) {
  const bool writes = a.kind == EventKind::store;
  return terminal.say({fmt::format("{}의 {} ({})", name(a.goroutine), writes ? "쓰기" : "읽기", place(a.where)),
                       fmt::format("the {} by {} ({})", writes ? "write" : "read", name(a.goroutine), place(a.where))});
}

// What is missing.
std::string missing(const Terminal& terminal, const Race& race) {
  const std::string first = doing(terminal, race.first);
  const std::string second = doing(terminal, race.second);
  return terminal.say(
      {fmt::format("데이터 경쟁: {}와 {} 사이에 순서가 없다. 어느 쪽이 먼저일지 아무것도 정하지 않는다.", first,
                   second),
       fmt::format("A data race: nothing orders {} and {}; either may come first.", first, second)});
}

std::string remedy(const Terminal& terminal, const Race& race) {
  const Advice a = advice(race);
  const RaceAccess& changed = a.change == RaceSide::first ? race.first : race.second;
  switch (a.remedy) {
    case Remedy::same_lock:
      return terminal.say({fmt::format("고치려면: 한쪽은 잠금({})을 쥐고 있다. {}도 같은 잠금을 쥐고 한다.",
                                       place(a.lock.taken_at), doing(terminal, changed)),
                           fmt::format("To mend it: one side holds a lock ({}); {} must hold the same.",
                                       place(a.lock.taken_at), doing(terminal, changed))});
    case Remedy::write_lock:
      return terminal.say({fmt::format("고치려면: {}는 RLock이 아니라 Lock을 쥐고 한다.", doing(terminal, changed)),
                           fmt::format("To mend it: {} needs Lock, not RLock.", doing(terminal, changed))});
    case Remedy::atomic:
      return terminal.say({"고치려면: 양쪽 다 더하기만 한다. 변수를 atomic으로 바꾸는 것이 가장 작은 수정이다.",
                           "To mend it: both only add, so an atomic in place of the variable is the smallest change."});
    case Remedy::wait_before:
      return terminal.say({fmt::format("고치려면: {} 앞에서 상대 고루틴이 끝나기를 기다린다(WaitGroup이나 채널).",
                                       doing(terminal, changed)),
                           fmt::format("To mend it: wait for the other goroutine before {} (a WaitGroup or a channel).",
                                       doing(terminal, changed))});
    case Remedy::common_mutex: break;
  }
  return terminal.say(
      {"고치려면: 두 곳을 같은 뮤텍스 하나로 감싼다.", "To mend it: guard both places with one Mutex."});
}

}  // namespace

std::vector<std::string> about_races(const Terminal& terminal, const std::vector<Race>& races) {
  std::vector<std::string> words;
  const std::vector<Race> each = first_of_each_variable(races);
  for (std::size_t i = 0; i < std::min(each.size(), kMostTold); ++i) {
    words.push_back(missing(terminal, each[i]));
    words.push_back(remedy(terminal, each[i]));
  }
  if (each.size() > kMostTold) {
    const auto more = each.size() - kMostTold;
    words.push_back(terminal.say(
        {fmt::format("경쟁하는 변수가 {}개 더 있다.", more), fmt::format("{} more variables are raced for.", more)}));
  }
  return words;
}

}  // namespace golearn::cli
