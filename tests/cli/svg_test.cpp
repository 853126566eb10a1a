// --svg: a run as a still picture.
#include <fstream>
#include <iterator>

#include "drawn.hpp"
#include "export/svg.hpp"
#include "golearn/study/run.hpp"
#include "lessons/course.hpp"
#include "parsed.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"
#include "support/size.hpp"
#include "words/steps.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace std::chrono_literals;

namespace {

const std::string kLost = "replay g1:9.3.1:p2:s1:no-sync=true:workers=2:00020102030102010101:960d";
const std::string kCircle = "lesson 10.7 --fast --procs 1";

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string picture(const std::string& line, const std::string& language = "en") {
  const std::string path = "/tmp/golearn-svg-test-" + std::to_string(getpid()) + ".svg";
  const End end = run(line + " --svg " + path + " --lang " + language);
  INFO(line << "\n" << end.err);
  CHECK(end.status != 64);
  std::string text = content(path);
  unlink(path.c_str());
  return text;
}

// The step that stands beside each row is its number.
double row_at(const Drawn& drawn, int step) {
  const Shape* number = drawn.text(std::to_string(step), "end");
  REQUIRE(number != nullptr);
  return number->number("y");
}

// What `main` comes to, drawn.
std::string drawn_of(study::Runnable program, study::Language language) {
  study::RunSpec spec = study::small_run(program);
  spec.watch = {"events", "names", "waits"};
  const study::RunRecord record = study::run(spec);
  const Picture picture = words::picture_of_run(record);
  return exports::svg_of({spec, record, picture}, language);
}

}  // namespace

TEST_CASE("a still picture is one well-formed document that needs no other", "[svg]") {
  const std::string line = GENERATE(values<std::string>({kLost, kCircle, "lesson 12.2 --fast --procs 1"}));
  const std::string language = GENERATE(values<std::string>({"en", "ko"}));
  CAPTURE(line, language);
  const Drawn drawn(picture(line, language));
  REQUIRE(drawn.error().empty());
  REQUIRE(!drawn.shapes().empty());
  const Shape& root = drawn.shapes().front();
  CHECK(root.name == "svg");
  CHECK(root.at("role") == "img");
  CHECK(root.at("lang") == language);
  const Lines known{"svg", "title", "desc", "defs", "pattern", "g", "rect", "circle", "path", "text", "tspan"};
  for (const Shape& shape : drawn.shapes()) {
    CHECK(std::ranges::find(known, shape.name) != known.end());
    for (const auto& [name, value] : shape.attributes) {
      CHECK_FALSE((name.starts_with("on") || has(name, "href")));
      CHECK((!has(value, "url(") || has(value, "url(#")));
    }
  }
}

TEST_CASE("who cannot see a still picture is told what it is and what came of it", "[svg]") {
  for (const auto& [language, title, told] :
       {std::tuple{"en", "9.3.1 Race conditions", "A lost update: g3 overwrites what g2 wrote into num"},
        std::tuple{"ko", "9.3.1 경쟁 상태", "갱신이 사라졌다: g2가 num에 쓴 것을"}}) {
    const Drawn drawn(picture(kLost, language));
    const Shape *name = drawn.first("title"), *about = drawn.first("desc");
    REQUIRE((name != nullptr && about != nullptr));
    CHECK(name->text == title);
    CHECK(has(about->text, told));
    CHECK(drawn.shapes().front().at("aria-labelledby") == name->at("id") + " " + about->at("id"));
  }
}

TEST_CASE("every value that a program reads, writes and prints stands in its picture", "[svg]") {
  const std::string line = "lesson 9.3.1 --fast --no-sync --workers 3 --seed 3";
  std::map<std::string, std::size_t> expected;
  for (const std::string& each : lines_of(run(line + " --json").out)) {
    const auto event = parsed(each);
    const std::string kind = event.value("kind", "");
    if (kind == "load") ++expected["reads " + event.value("value", "")];
    if (kind == "store") ++expected["writes " + event.value("value", "")];
    if (kind == "print") ++expected[event.value("text", "")];
  }
  REQUIRE(expected.size() > 3);
  const Drawn drawn(picture(line));
  for (const auto& [text, times] : expected) {
    CAPTURE(text);
    const auto count =
        drawn.count([&](const std::string& said) { return said == text || said.starts_with(text + ", "); });
    CHECK(count >= times);
    if (text.find(' ') != std::string::npos) CHECK(count == times);
  }
}

TEST_CASE("a lost update is marked from the read to the write that undoes another", "[svg]") {
  const Drawn drawn(picture(kLost));
  const Shape* words = drawn.text("writes 1, loses g2's");
  REQUIRE(words != nullptr);
  CHECK(words->at("font-weight") == "700");
  CHECK(drawn.text("g3 works from the 0 that it read at step 4,") != nullptr);
  const double from = row_at(drawn, 4), to = row_at(drawn, 10);
  const auto bracket = std::ranges::find_if(drawn.shapes(), [&](const Shape& shape) {
    const Lines above = matches(shape.at("d"), "^M[0-9.]+ ([0-9.]+)H[0-9.]+V");
    const Lines below = matches(shape.at("d"), "V([0-9.]+)H[0-9.]+$");
    if (above.size() != 1 || below.size() != 1) return false;
    return std::abs(std::stod(above.front()) - from) < 8 && std::abs(std::stod(below.front()) - to) < 8;
  });
  REQUIRE(bracket != drawn.shapes().end());
  CHECK(bracket->at("stroke") == "#d6262b");
}

TEST_CASE("two goroutines that read the same have rings around what they read", "[svg]") {
  const Drawn drawn(picture(kLost));
  std::set<int> ringed;
  for (const Shape& shape : drawn.shapes()) {
    if (shape.name != "rect" || shape.at("stroke") != "#d6262b" || shape.at("rx") != "10") continue;
    const double middle = shape.number("y") + 10;
    for (const int step : {4, 7, 8, 10}) {
      if (std::abs(row_at(drawn, step) - middle) < 8 && shape.at("fill") == "#ffffff") ringed.insert(step);
    }
  }
  CHECK(ringed == std::set{4, 7});
}

TEST_CASE("the circle of a deadlock is drawn link by link", "[svg]") {
  const Drawn drawn(picture(kCircle));
  const Lines links{"g2 waits for spoon", "g3 has spoon, and keeps it", "g3 waits for fork",
                    "g2 has fork, and keeps it"};
  double below = row_at(drawn, 1);
  for (const std::string& link : links) {
    CAPTURE(link);
    const Shape* shape = drawn.text(link);
    REQUIRE(shape != nullptr);
    CHECK(shape->number("y") > below);
    below = shape->number("y");
  }
  CHECK(Drawn(picture(kLost)).text("g2 waits for", "") == nullptr);
  CHECK(Drawn(picture(kCircle, "ko")).text("g2가 spoon을 기다린다") != nullptr);
}

TEST_CASE("what a program prints does not break out of its picture", "[svg]") {
  const std::string hostile =
      "</text><script>alert(1)</script>&amp;<!-- ]]> \" ' \x1b[31m \x01 \xff \u202e\u2066\u200f\u061c\ufffe end";
  study::Runnable program = study::runnable_of([&] {
    go([&] { println(hostile); });
    sleep(1ms);
    auto words = make_chan<std::string>(1);
    words.send(hostile);
  });
  program.id = "<script>";
  program.title = {hostile, hostile};
  for (const study::Language language : {study::Language::korean, study::Language::english}) {
    const std::string text = drawn_of(program, language);
    const Drawn drawn(text);
    CAPTURE(text);
    REQUIRE(drawn.error().empty());
    CHECK(drawn.first("script") == nullptr);
    CHECK(has(drawn.first("title")->text,
              "</text><script>alert(1)</script>&amp;<!-- ]]> \" ' \\x1b[31m \\x01 \\xff \\xe2\\x80\\xae"));
    CHECK(drawn.text("</text><script>alert(1)") != nullptr);
    for (const std::string mark : {"\u202e", "\u2066", "\u200f", "\u061c", "\ufffe"}) CHECK_FALSE(has(text, mark));
  }
}

TEST_CASE("--steps says which steps a still picture has", "[svg]") {
  const Drawn drawn(picture(kLost + " --steps 9-12"));
  for (int step = 9; step <= 12; ++step) row_at(drawn, step);
  for (const int step : {8, 13}) CHECK(drawn.text(std::to_string(step), "end") == nullptr);
  CHECK(drawn.text("⋮ 8 steps left out") != nullptr);
}

TEST_CASE("a long run is drawn as at a terminal: what repeats once, and goroutines started alike in one lane",
          "[svg]") {
  const Drawn drawn(picture("lesson 12.2 --fast --procs 1"));
  CHECK(drawn.text("↻ the same 2 steps 23 more times") != nullptr);
  CHECK(drawn.text("g2…g26") != nullptr);
  CHECK(drawn.text("25 × ") != nullptr);
  CHECK(drawn.text("g3", "") == nullptr);
}

TEST_CASE("eight goroutines, of which seven are started alike, are two lanes, and seven are seven", "[svg]") {
  CHECK(Drawn(picture("lesson 11.14 --fast --workers 7")).text("g2…g8") != nullptr);
  const Drawn drawn(picture("lesson 11.14 --fast --workers 6"));
  for (const std::string name : {"main", "g2", "g7"}) CHECK(drawn.text(name, "") != nullptr);
}

TEST_CASE("nothing in a still picture runs out of it or into something else, whatever the program", "[svg]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      if (program.runnable.measures) continue;
      const std::string line = "lesson " + program.runnable.id + " --fast --seed 7" + a_hundred(program.scenario);
      for (const std::string language : {"en", "ko"}) {
        const Drawn drawn(picture(line, language));
        CAPTURE(line, language);
        CHECK(drawn.error().empty());
        CHECK(drawn.out_of_it() == Lines{});
        CHECK(drawn.overlapping() == Lines{});
        CHECK(drawn.covered() == Lines{});
      }
    }
  }
}

TEST_CASE("the picture in README.md is what its command gives today", "[svg]") {
  const std::string root = GOLEARN_TESTS_DIR "/../";
  const Lines shown = matches(content(root + "README.md"), R"(!\[[^\]]+\]\((lessons/[^)]+\.svg)\))");
  REQUIRE(shown.size() == 1);
  const Lines command = matches(content(root + "README.md"), "golearn (replay \\S+) --svg " + shown[0] + " --lang en");
  REQUIRE(command.size() == 1);
  CHECK((content(root + shown[0]) == picture(command[0])));
}
