// 13.1: sequential processes that share nothing and talk through channels; select by what is ready.
#include <map>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

void read(const std::string& text, const SendChan<char>& west) {
  for (const char c : text) {
    west.send(c);  // go: west <- c
  }
  west.close();  // go: close(west)
}

// Of every two asterisks it makes one ^.
void squash(const RecvChan<char>& west, const SendChan<char>& east) {
  for (const char c : west) {  // go: for c := range west {
    if (c != '*') {
      east.send(c);  // go: east <- c
      continue;
    }
    const auto [next, ok] = west.recv_ok();  // go: next, ok := <-west
    if (!ok) {
      east.send('*');  // go squash #1: east <- '*'
    } else if (next == '*') {
      east.send('^');  // go: east <- '^'
    } else {
      east.send('*');   // go squash #2: east <- '*'
      east.send(next);  // go: east <- next
    }
  }
  east.close();  // go: close(east)
}

void processes(const std::string& text, std::size_t buffer) {
  auto west = make_chan<char>(buffer);  // go: west := make(chan rune, buffer)
  auto east = make_chan<char>(buffer);  // go: east := make(chan rune, buffer)

  go([=] { read(text, west); });    // go: go read(text, west)
  go([=] { squash(west, east); });  // go: go squash(west, east)

  std::string printed;
  for (const char c : east) {  // go: for c := range east {
    printed += c;
  }
  println("read    :", text);     // go: fmt.Println("read    :", text)
  println("printed :", printed);  // go: fmt.Println("printed :", string(printed))
}

// Looks once which of two channels has a value.
void select_ready(const std::string& ready) {
  auto ch1 = make_chan<int>(1);  // go: ch1 := make(chan int, 1)
  auto ch2 = make_chan<int>(1);  // go: ch2 := make(chan int, 1)
  if (ready == "first" || ready == "both") {
    ch1.send(1);  // go: ch1 <- 1
  }
  if (ready == "second" || ready == "both") {
    ch2.send(2);  // go: ch2 <- 2
  }

  Select{receive(ch1,                                            // go: case v := <-ch1:
                 [](int v) { println("channel 1 sends", v); }),  // go: fmt.Println("channel 1 sends", v)
         receive(ch2,                                            // go: case v := <-ch2:
                 [](int v) { println("channel 2 sends", v); }),  // go: fmt.Println("channel 2 sends", v)
         otherwise(                                              // go selectReady: default:
             [] { println("no channel was ready"); })};          // go: fmt.Println("no channel was ready")
}

const std::map<std::string, std::string>& texts() {
  static const std::map<std::string, std::string> all{{"squares", "3**2 + 4**2 = 5**2"}, {"odd", "1*2**3*"}};
  return all;
}

}  // namespace

Lesson csp() {
  return {.chapter = {"동시성은 병렬성이 아니다", "Concurrency is not parallelism"},
          .scenarios = {
              {.name = "processes",
               .knobs = {choice("text", "squares", {"squares", "odd"}, {"읽을 글", "what is read"}).in_search("odd"),
                         integer("buffer", 0, 0, 100, {"채널의 자리", "room in the channels"})},
               .body =
                   [](const ProgramRun& k) {
                     processes(texts().at(k.choice("text")), static_cast<std::size_t>(k.integer("buffer")));
                   }},
              {.name = "select",
               .knobs = {choice("ready", "none", {"none", "first", "second", "both"},
                                {"값이 들어 있는 채널", "which channels have a value"})},
               .body = [](const ProgramRun& k) { select_ready(k.choice("ready")); }},
          }};
}

}  // namespace golearn::lessons
