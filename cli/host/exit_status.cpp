#include "host/exit_status.hpp"

namespace golearn::host {

std::vector<ExitStatus> exit_statuses() {
  const auto number = [](int status) { return std::to_string(status); };
  return {
      {"0", {"잘 끝났다.", "All went well."}},
      {number(kWentWrong),
       {"explore --until이 찾던 것을 찾았다. 틀린 문제가 있다. 도전의 목표를 이루지 못했다. list --search가 찾은 것이 "
        "없다.",
        "explore --until has found what it looks for, a question was not answered right, a challenge is not met, or "
        "list --search has found nothing."}},
      {"2",
       {"프로그램이 Go의 프로그램처럼 죽었다: 패닉, 데드락.",
        "The program died as Go's would: of a panic, a deadlock."}},
      {number(kWrongUse), {"명령줄이 잘못되었다.", "The command line is wrong."}},
      {"66", {"--race가 데이터 경쟁을 찾았다.", "--race has found data races."}},
      {number(kFailed),
       {"그 밖의 일이 실패했다. 빌드되지 않는 Go 프로그램 같은 것이다.",
        "Something else failed, such as a Go program that does not build."}},
      {number(kOutputFailed), {"표준 출력에 쓸 수 없다.", "Standard output cannot be written."}},
      {number(kInterrupted), {"Ctrl-C를 눌렀다.", "Ctrl-C was pressed."}},
  };
}

}  // namespace golearn::host
