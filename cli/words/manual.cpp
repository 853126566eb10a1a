#include "words/manual.hpp"

namespace golearn::words {

std::vector<study::Text> description() {
  return {
      {"golearn은 Go 강의 곁에 두고 쓴다. 강의의 프로그램을 실행하면서 줄마다 시각과 그 줄을 출력한 고루틴을 보여 "
       "주고, "
       "무슨 일이 있었는지, 무엇을 눈여겨볼지, 무엇을 더 해 볼지 말한다. 버퍼의 크기나 프로세서의 수를 바꾸거나 락을 "
       "빼면, 실행의 리듬이 달라지거나 더한 값이 사라지거나 데드락에 빠지는 것을 볼 수 있다.",
       "golearn goes beside a Go course. It runs the course's programs, with the time of each line and the goroutine "
       "that "
       "printed it, and says what happened, what to notice, and what to try next. With a buffer of another size, "
       "another "
       "number of processors or a lock left out, one sees another rhythm, lost updates or a deadlock."},
      {"명령 없이 golearn만 치면 강의를 연다. 강의마다 읽고, 맞혀 보고, 실행하고, 살펴보고, 도전하는 단계가 있다.",
       "golearn alone opens the course, which leads through each lesson: read, predict, run, look, try."},
      {"프로그램은 golearn의 런타임에서, 진짜 Go가 실행하는 순서대로 돈다. golearn compare는 둘의 출력을 나란히 "
       "보여 준다.",
       "The programs run on golearn's own runtime, in the order in which real Go runs them; golearn compare shows both "
       "side by side."},
      {"ID는 강의의 번호(9.2.2)나 이름(buffering), 강의의 프로그램 하나(9.2.2/buffered나 buffered), 또는 장(9.2)이다. "
       "장을 "
       "주면 그 장의 강의를 하나씩 모두 다룬다. 그 강의에만 있는 옵션은 golearn help lesson 9.2.2로 본다.",
       "An ID is the number of a lesson (9.2.2), its name (buffering), one of its programs (9.2.2/buffered, or "
       "buffered), "
       "or a chapter (9.2), whose lessons then come one after another. The options that only this lesson has are shown "
       "by "
       "golearn help lesson 9.2.2."},
  };
}

std::vector<Topic> environment() {
  return {
      {"LC_ALL, LC_MESSAGES, LANG",
       {"언어. 값이 있는 첫 변수가 ko로 시작하면 한국어, 아니면 영어다.",
        "The language: Korean if the first of them that is set begins with ko, else English."}},
      {"GOMAXPROCS",
       {"프로세서의 수. 강의의 프로그램이 정하지 않고 --procs도 없을 때 쓴다.",
        "How many processors there are, if neither the course's program nor --procs says."}},
      {"NO_COLOR", {"값이 있으면 색을 쓰지 않는다.", "If it is set, there are no colours."}},
      {"TERM", {"dumb이면 색도 페이저도 쓰지 않는다.", "If it is dumb, there are no colours and no pager."}},
      {"COLUMNS",
       {"터미널이 너비를 알려 주지 않을 때의 너비.", "How wide the output is, where the terminal does not tell."}},
      {"PAGER",
       {"golearn show가 터미널에서 쓰는 페이저. 없으면 less, 빈 값이면 쓰지 않는다.",
        "By what golearn show shows its text at a terminal; less if it is not set, nothing if it is empty."}},
      {"LESS", {"less의 옵션. 없으면 -R -F -X.", "The options of less; -R -F -X if it is not set."}},
      {"BROWSER",
       {"--open이 페이지를 여는 명령. 여럿이면 콜론으로 나눈다.",
        "The command by which --open shows a page; several stand between colons."}},
      {"TMPDIR", {"임시 파일을 둘 곳.", "Where temporary files go."}},
      {"XDG_STATE_HOME, HOME",
       {"진도를 적어 둘 곳: $XDG_STATE_HOME/golearn, 없으면 $HOME/.local/state/golearn.",
        "Where progress is kept: in $XDG_STATE_HOME/golearn, else in $HOME/.local/state/golearn."}},
  };
}

std::vector<Topic> files() {
  return {
      {"$XDG_STATE_HOME/golearn/progress.jsonl",
       {"지금까지 한 것. 한 줄에 하나씩 JSON으로 적혀 있고, 그 사용자만 읽을 수 있다.",
        "What the learner has done, one fact a line, in JSON. Only the user can read it."}},
  };
}

std::vector<Topic> examples() {
  return {
      {"golearn lesson 9.2.2/no-receiver --buffer 0",
       {"받는 고루틴이 없는 채널에 버퍼 없이 보낸다: 데드락.",
        "Sends without a buffer where nobody receives: a deadlock."}},
      {"golearn compare 9.3.1 --no-sync --procs 2 --runs 20",
       {"락 없는 프로그램을 golearn과 진짜 Go로 20번씩 실행해, 결과마다 몇 번 나왔는지 본다.",
        "Runs a program without its lock 20 times by golearn and by real Go, and shows how often each result came."}},
      {"golearn explore 9.3.6 --add-inside",
       {"나올 수 있는 결과를 모두 찾고, 결과마다 다시 실행할 재생 토큰을 준다.",
        "Finds every result that there can be, each with a token that replays it."}},
      {"golearn diff 9.3.1",
       {"동기화가 있을 때와 없을 때가 어디서 갈라지는지 본다.",
        "Shows where the program with its synchronisation and the one without part."}},
      {"golearn lesson 10.7 --seed 3 --open",
       {"실행을 그림으로 보는 페이지를 브라우저에서 연다.", "Shows the run as a picture in the browser."}},
  };
}

}  // namespace golearn::words
