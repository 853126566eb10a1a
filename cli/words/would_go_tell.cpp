#include "words/would_go_tell.hpp"

#include <algorithm>

#include "golearn/study/watched.hpp"

namespace golearn::words {
namespace {

const Text kDeadlock{
    "알려 준다. 다만 -race나 cgo로 빌드했거나(net 포함) signal.Notify를 불렀거나 ticker를 읽거나 네트워크를 기다리면 "
    "말없이 멈춘다. sleep이나 타이머가 있으면 그만큼, go test에서는 10분 늦게 알린다. 일부만 멈춘 것은 알리지 않는다: "
    "`golearn lesson 11.7 --no-reader`",
    "Yes, unless a build with -race or cgo (net, too), signal.Notify, a ticker that is read or a wait for the network "
    "silences it. A sleep or a timer delays it, go test by 10 minutes. It never tells of a few that are stuck: "
    "`golearn lesson 11.7 --no-reader`"};

const Text kAwaitsSignal{
    "알려 주지 않는다: signal.Notify를 부른 프로그램은 모두 기다려도 데드락으로 보지 않고, 시그널을 기다리며 멈춰 "
    "있다.",
    "No: a program that has called signal.Notify is never deadlocked for Go. It hangs and waits for a signal."};

const Text kLeftBehind{
    "알려 주지 않는다: main이 끝나면 기다리는 고루틴이 남아 있어도 그냥 끝난다. Go는 모두 기다리는 데드락만 알린다: "
    "`golearn lesson 9.2.2/no-receiver --buffer 0`",
    "No: the program ends with main, whoever still waits. Go tells only of a deadlock, when all wait: "
    "`golearn lesson 9.2.2/no-receiver --buffer 0`"};

const Text kOthersGoOn{
    "알려 주지 않는다: 도는 고루틴이나 기다리는 타이머가 있으면 Go는 찾지 않는다. 모두 기다리는 데드락만 알린다: "
    "`golearn lesson 9.2.2/no-receiver --buffer 0`",
    "No: while another goroutine runs or a timer is set, Go does not look. It tells only of a deadlock, when all wait: "
    "`golearn lesson 9.2.2/no-receiver --buffer 0`"};

// Of those that a watcher has found while others went on.
bool some_never_wake(const study::RunRecord& record) {
  return std::ranges::any_of(record.seen.get<study::Waits>().leaks, &Leak::certain);
}

}  // namespace

std::string would_go_tell(const Names& names, const study::RunRecord& record) {
  switch (record.outcome.ending) {
    case Ending::deadlocked: return names.say(kDeadlock);
    case Ending::awaiting_signal: return names.say(kAwaitsSignal);
    case Ending::returned:
    case Ending::exited:
      if (!leaks(record.outcome).empty()) return names.say(kLeftBehind);
      break;
    case Ending::interrupted:
    case Ending::timed_out:
    case Ending::step_limit: break;
    case Ending::panicked:
    case Ending::fatal: return "";
  }
  return some_never_wake(record) ? names.say(kOthersGoOn) : "";
}

}  // namespace golearn::words
