// 13.1: sequential processes that share nothing and talk through channels; select by what is ready.
#include <map>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

void read(const std::string& text, const SendChan<char>& west) {
  for (const char c : text) {
    west.send(c);  // go:28
  }
  west.close();  // go:30
}

// Of every two asterisks it makes one ^.
void squash(const RecvChan<char>& west, const SendChan<char>& east) {
  for (const char c : west) {  // go:34
    if (c != '*') {
      east.send(c);  // go:36
      continue;
    }
    const auto [next, ok] = west.recv_ok();  // go:39
    if (!ok) {
      east.send('*');  // go:42
    } else if (next == '*') {
      east.send('^');  // go:44
    } else {
      east.send('*');   // go:46
      east.send(next);  // go:47
    }
  }
  east.close();  // go:50
}

void processes(const std::string& text, std::size_t buffer) {
  auto west = make_chan<char>(buffer);  // go:12
  auto east = make_chan<char>(buffer);  // go:13

  go([=] { read(text, west); });    // go:15
  go([=] { squash(west, east); });  // go:16

  std::string printed;
  for (const char c : east) {  // go:19
    printed += c;
  }
  println("read    :", text);     // go:22
  println("printed :", printed);  // go:23
}

// Looks once which of two channels has a value.
void select_ready(const std::string& ready) {
  auto ch1 = make_chan<int>(1);  // go:55
  auto ch2 = make_chan<int>(1);  // go:56
  if (ready == "first" || ready == "both") {
    ch1.send(1);  // go:58
  }
  if (ready == "second" || ready == "both") {
    ch2.send(2);  // go:61
  }

  select{receive(ch1,                                            // go:65
                 [](int v) { println("channel 1 sends", v); }),  // go:66
         receive(ch2,                                            // go:67
                 [](int v) { println("channel 2 sends", v); }),  // go:68
         otherwise(                                              // go:69
             [] { println("no channel was ready"); })};          // go:70
}

const std::map<std::string, std::string>& texts() {
  static const std::map<std::string, std::string> all{{"squares", "3**2 + 4**2 = 5**2"}, {"odd", "1*2**3*"}};
  return all;
}

}  // namespace

Lesson csp() {
  return {.id = "13.1",
          .slug = "csp",
          .scenarios = {
              {.name = "processes",
               .knobs = {choice("text", "squares", {"squares", "odd"}, {"읽을 글", "what is read"}).in_search("odd"),
                         integer("buffer", 0, 0, 100, {"채널의 자리", "room in the channels"})},
               .program =
                   [](const Settings& k) {
                     processes(texts().at(k.choice("text")), static_cast<std::size_t>(k.integer("buffer")));
                   }},
              {.name = "select",
               .knobs = {choice("ready", "none", {"none", "first", "second", "both"},
                                {"값이 들어 있는 채널", "which channels have a value"})},
               .program = [](const Settings& k) { select_ready(k.choice("ready")); }},
          }};
}

}  // namespace golearn::lessons
