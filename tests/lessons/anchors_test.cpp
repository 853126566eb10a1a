// Anchors: which Go line a line of a scenario names, and what is said of one that names none.
#include <algorithm>

#include "embed/ties.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn::embed;
using golearn::test::Lines;

namespace {

const Lines kGo = {
    "package main",                // 1
    "",                            // 2
    "func worker(ch chan int) {",  // 3
    "\tch <- 1",                   // 4
    "\tclose(ch)",                 // 5
    "}",                           // 6
    "",                            // 7
    "func main() {",               // 8
    "\tch := make(chan int)",      // 9
    "\tgo worker(ch)",             // 10
    "\tgo func() {",               // 11
    "\t\tch <- 1",                 // 12
    "\t\tch <- 1",                 // 13
    "\t}()",                       // 14
    "\tfmt.Println(<-ch)",         // 15
    "}",                           // 16
};

/// Where each tied line of `cpp` stands in the Go program, as `3>10`.
Lines tied(const Lines& cpp, const Lines& go = kGo) {
  Lines ties;
  for (const Tie& tie : ties_of("scenario.cpp", cpp, GoProgram(go))) {
    ties.push_back(std::to_string(tie.cpp_line) + ">" + std::to_string(tie.go_line));
  }
  return ties;
}

/// What is said of a line that is wrong.
std::string complaint(const std::string& line) {
  try {
    tied({"", line});
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("an anchor names the Go line that it repeats", "[anchors]") {
  CHECK(tied({"auto ch = make_chan<int>();  // go: ch := make(chan int)", "int untied = 0;",
              "println(ch.recv());  // go: fmt.Println(<-ch)"}) == Lines{"1>9", "3>15"});
}

TEST_CASE("an anchor that stands alone ties the line below it", "[anchors]") {
  CHECK(tied({"// go: go worker(ch)", "go([=] { worker(ch); });"}) == Lines{"2>10"});
}

TEST_CASE("a long Go line may be cut short", "[anchors]") {
  CHECK(tied({"println(ch.recv());  // go: fmt.Print…"}) == Lines{"1>15"});
}

TEST_CASE("of equal Go lines the function says which, and a number in it", "[anchors]") {
  CHECK(tied({"ch.send(1);  // go worker: ch <- 1", "ch.send(1);  // go main.func1 #1: ch <- 1",
              "ch.send(1);  // go main.func1 #2: ch <- 1", "ch.send(1);  // go #3: ch <- 1"}) ==
        Lines{"1>4", "2>12", "3>13", "4>13"});
}

TEST_CASE("a line put into either file moves no tie", "[anchors]") {
  const Lines cpp = {"go([=] { worker(ch); });  // go: go worker(ch)", "ch.send(1);  // go worker: ch <- 1"};
  REQUIRE(tied(cpp) == Lines{"1>10", "2>4"});
  Lines longer = cpp;
  longer.insert(longer.begin() + 1, "int one = 1;");
  CHECK(tied(longer) == Lines{"1>10", "3>4"});
  Lines go = kGo;
  go.insert(go.begin() + 8, "\tfmt.Println(\"begin\")");
  CHECK(tied(cpp, go) == Lines{"1>11", "2>4"});
}

TEST_CASE("what is wrong with an anchor is named with its place", "[anchors]") {
  CHECK(complaint("ch.send(2);  // go: ch <- 2") == "scenario.cpp:2: `ch <- 2` is no line of program.go");
  CHECK(complaint("ch.send(1);  // go worker #2: ch <- 1") == "scenario.cpp:2: `ch <- 1` is no line of program.go");
  CHECK(complaint("ch.send(1);  // go: ch <- 1") ==
        "scenario.cpp:2: `ch <- 1` is on several lines of program.go (4, 12, 13): say in which function, or which of "
        "them: `// go worker #2: …`");
  CHECK(complaint("ch.send(1);  // go: close(ch)") == "scenario.cpp:2: `close(ch)` does something else");
  CHECK(complaint("// go: close(ch)") == "scenario.cpp:2: `close(ch)` stands above no line");
  CHECK(complaint("ch.send(1);")
            .ends_with("no line is tied to program.go: end those that do what a Go line does in "
                       "`// go: THE LINE`"));
}
