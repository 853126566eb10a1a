#include "words/races.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"

namespace golearn::words {
namespace {

using study::with_particle;

constexpr std::size_t kMostTold = 3;

Text deed(const RaceAccess& a) {
  if (a.is_of_group()) return a.writes() ? Text{"Wait", "Wait"} : Text{"Add", "Add"};
  if (a.is_of_channel()) return a.writes() ? Text{"닫기", "close"} : Text{"보내기", "send"};
  return a.writes() ? Text{"쓰기", "write"} : Text{"읽기", "read"};
}

std::string doing(const Names& names, const RaceAccess& a) {
  const std::string what = names.say(deed(a));
  const std::string name = names.goroutine(a.goroutine);
  return names.say({fmt::format("{}의 {}{}", name, what, names.at(a.where)),
                    fmt::format("the {}{} by {}", what, names.at(a.where), name)});
}

// What is missing.
std::string missing(const Names& names, const Race& race) {
  const std::string first = doing(names, race.first);
  const std::string second = doing(names, race.second);
  return names.say({fmt::format("{} {} 사이에 순서가 없다. 어느 쪽이 먼저일지 아무것도 정하지 않는다.",
                                with_particle(first, "과", "와"), second),
                    fmt::format("Nothing orders {} and {}: either may come first.", first, second)});
}

std::string same_lock(const Names& names, const Advice& a, const RaceAccess& changed) {
  const std::string lock = names.at(a.lock.taken_at);
  const std::string access = doing(names, changed);
  return names.say({fmt::format("고치려면: 한쪽만 락을 잡고 있다{}. {}도 같은 락을 잡고 해야 한다.", lock, access),
                    fmt::format("To mend it: only one side holds a lock{}; {} must hold it too.", lock, access)});
}

std::string write_lock(const Names& names, const Advice& a, const RaceAccess& changed) {
  if (a.change == RaceSide::both) {
    return names.say({"고치려면: 두 쓰기 모두 RLock이 아니라 Lock을 잡고 해야 한다.",
                      "To mend it: both writes need Lock, not RLock."});
  }
  const std::string access = doing(names, changed);
  return names.say(
      {fmt::format("고치려면: {} RLock이 아니라 Lock을 잡고 해야 한다.", with_particle(access, "은", "는")),
       fmt::format("To mend it: {} needs Lock, not RLock.", access)});
}

std::string own_copy(const Names& names, const RaceAccess& writer) {
  const std::string who = names.goroutine(writer.goroutine);
  const std::string at = names.at(writer.where);
  return names.say(
      {fmt::format("고루틴들이 읽는 변수를 {} 반복문에서 계속 바꾼다{}. 고치려면: 값을 고루틴에 인자로 전달하거나, "
                   "반복마다 새 변수를 쓴다(Go 1.22부터 `for i := …`의 i가 그렇다).",
                   study::with_particle(who, "이", "가"), at),
       fmt::format("In its loop {} changes the variable{} while the goroutines it started read it. To mend "
                   "it: pass the value to each as an argument, or use a new variable for each iteration "
                   "(as Go does since 1.22 with the i of `for i := …`).",
                   who, at)});
}

// An atomic for the look and another for the act would end the race, and not the mistake.
std::string whole_step(const Names& names, const RaceAccess& one) {
  const std::string look = names.at(one.look ? one.look : one.where);
  const std::string act = names.at(one.look ? one.where : one.act);
  return names.say(
      {fmt::format("변수를 읽고{} 나중에 쓴다{}. 고치려면: 읽기부터 쓰기까지를 한 뮤텍스로 함께 감싼다. 원자적 "
                   "연산으로는 부족하다: 읽기와 쓰기 사이에 다른 고루틴이 끼어들 수 있다.",
                   look, act),
       fmt::format("The variable is read{} and then written{}. To mend it: hold one Mutex from the read to "
                   "the write. Atomics are not enough: another goroutine may come in between.",
                   look, act)});
}

std::string remedy(const Names& names, const Race& race) {
  const Advice a = advice(race);
  const RaceAccess& changed = a.change == RaceSide::first ? race.first : race.second;
  switch (a.remedy) {
    case Remedy::same_lock: return same_lock(names, a, changed);
    case Remedy::write_lock: return write_lock(names, a, changed);
    case Remedy::own_copy: return own_copy(names, changed);
    case Remedy::whole_step: return whole_step(names, changed);
    case Remedy::atomic:
      return names.say(
          {"양쪽 다 더하거나 빼기만 한다. 고치려면: 뮤텍스로 감싸거나, 더 간단하게는 변수를 atomic으로 바꾼다.",
           "Both only add or subtract. To mend it: guard them with one Mutex or, simpler, use an atomic variable."});
    case Remedy::atomic_too:
      return names.say(
          {fmt::format("고치려면: 한쪽만 원자적 연산이다. {}도 원자적 연산으로 해야 한다.", doing(names, changed)),
           fmt::format("To mend it: only one side is atomic; {} must be atomic too.", doing(names, changed))});
    case Remedy::wait_before: {
      const std::string other = names.goroutine((a.change == RaceSide::first ? race.second : race.first).goroutine);
      const std::string access = doing(names, changed);
      return names.say({fmt::format("고치려면: {} 전에 {} 끝나기를 기다린다(WaitGroup이나 채널).", access,
                                    with_particle(other, "이", "가")),
                        fmt::format("To mend it: wait for {} before {} (a WaitGroup or a channel).", other, access)});
    }
    case Remedy::add_first:
      return names.say(
          {fmt::format("고치려면: {} go 문 앞으로 옮긴다. Add가 늦으면 Wait는 기다리지 않고 지나간다.",
                       with_particle(doing(names, changed), "을", "를")),
           fmt::format("To mend it: move {} in front of the go statement. If Add comes late, Wait does not wait.",
                       doing(names, changed))});
    case Remedy::close_last:
      return names.say(
          {"고치려면: 보내는 고루틴이 모두 끝난 뒤에 닫는다(WaitGroup). 아니면 닫기와 보내기를 같은 뮤텍스로 감싸고, "
           "닫혔다고 표시된 뒤에는 보내지 않는다. 닫힌 채널에 보내면 패닉이 난다.",
           "To mend it: close when all who send are done (a WaitGroup); or hold one Mutex for the close and for each "
           "send, and do not send once a flag says closed. A send on a closed channel panics."});
    case Remedy::common_mutex: break;
  }
  return names.say({"고치려면: 두 곳을 같은 뮤텍스 하나로 감싼다.", "To mend it: guard both places with one Mutex."});
}

std::string none(const Names& names) {
  return names.say({"이 실행에는 데이터 경쟁이 없었다. 다른 순서로 돌아도 없다는 뜻은 아니다.",
                    "This run had no data race. That proves nothing about other orders."});
}

}  // namespace

std::vector<std::string> about_races(const Names& names, const std::vector<Race>& races) {
  const std::vector<Race> each = first_of_each_variable(races);
  if (each.empty()) return {none(names)};
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(each.size(), kMostTold); ++i) {
    words.push_back(missing(names, each[i]) + " " + remedy(names, each[i]));
  }
  if (each.size() > kMostTold) {
    const auto more = each.size() - kMostTold;
    words.push_back(names.say({fmt::format("데이터 경쟁이 있는 변수가 {}개 더 있다.", more),
                               fmt::format("{} more variable{} raced for.", more, more == 1 ? " is" : "s are")}));
  }
  return words;
}

}  // namespace golearn::words
