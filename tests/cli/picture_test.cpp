// --picture, and the lessons that draw it unasked: which processor ran which goroutine when.
#include <algorithm>

#include "screen.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn::test;

namespace {

const std::string kTitle = "Which processor ran which goroutine, and when";

// The row of a processor: what stands between its name and its share.
std::string row(const std::string& out, const std::string& name) {
  for (const std::string& line : lines_of(out)) {
    if (!line.starts_with("  " + name + " ")) continue;
    const auto from = line.find_first_not_of(' ', 3 + name.size());
    return line.substr(from, line.find(' ', from) - from);
  }
  return "";
}

int count(const std::string& text, char letter) { return static_cast<int>(std::ranges::count(text, letter)); }

std::string english(const std::string& words, const Setup& setup = {}) { return run(words + " --lang en", setup).out; }

}  // namespace

TEST_CASE("of three computations on two processors, one stands behind another", "[picture]") {
  const std::string out = english("lesson 10.2 --fast");
  INFO(out);
  REQUIRE(has(out, kTitle));
  const std::string all = row(out, "P0") + row(out, "P1");
  const int a = count(all, 'A');
  for (const char each : {'B', 'C'}) CHECK(std::abs(count(all, each) - a) <= 2);
  CHECK(std::abs(columns(row(out, "P0")) - 2 * a) <= 4);
  CHECK(columns(row(out, "P0")) == columns(row(out, "P1")));
  CHECK(has(row(out, "P0") + " " + row(out, "P1"), "····"));
  CHECK(has(flowing(out), "m main, A g2, B g3, C g4 (threads.func1), · idle. A column is "));
  CHECK(row(out, "P2").empty());
}

TEST_CASE("time slices are seen: each of three takes several turns", "[picture]") {
  const std::string out = english("lesson 10.2 --fast --work 40ms --procs 1");
  const std::string one = row(out, "P0");
  INFO(out);
  CHECK_FALSE(has(one, "·"));
  int changes = 0;
  for (std::size_t i = 1; i < one.size(); ++i) changes += one[i] != one[i - 1] ? 1 : 0;
  CHECK(changes >= 8);
}

TEST_CASE("each label of the scale stands under its mark, and the marks are where the time is", "[picture]") {
  const Lines all = lines_of(english("lesson 11.3 --fast"));  // 90 ms, and where half of them are gone is known
  const auto last = std::ranges::find_if(all, [](const auto& line) { return line.starts_with("  P1 "); });
  REQUIRE(all.end() - last > 2);
  const std::string& marks = last[1];
  const std::string& labels = last[2];
  CAPTURE(marks, labels);
  for (const std::string label : {"0s", "20ms", "40ms", "60ms", "80ms"}) {
    CAPTURE(label);
    const auto at = labels.find(label);
    REQUIRE(at != std::string::npos);
    CHECK(marks[at] == '|');
  }
  const auto begin = last->find("·");
  const std::size_t idle = last->find('C') - begin;  // two bytes a column: nobody was there for the first 60 ms
  CHECK(std::abs(static_cast<int>(labels.find("60ms") - labels.find("0s")) - static_cast<int>(idle / 2)) <= 1);
}

TEST_CASE("the picture fits the terminal", "[picture]") {
  const unsigned short columns = GENERATE(60, 80, 100, 160, 200);
  const std::string lang = GENERATE(values<std::string>({"ko", "en"}));
  const End end = run("lesson 11.3 --fast --lang " + lang, {.out = Stream::terminal, .columns = columns});
  const Lines all = rows(end.screen);
  const auto first = std::ranges::find_if(all, [](const auto& line) { return line.starts_with("  P0 "); });
  REQUIRE(first != all.end());
  const Lines picture(first, first + 4);
  CHECK(widest(picture) <= columns);
  CHECK(widest(picture) >= std::min<int>(columns, 160) - 4);
}

TEST_CASE("any lesson draws it when asked to", "[picture]") {
  CHECK_FALSE(has(english("lesson 9.3.6 --fast"), kTitle));
  const std::string out = english("lesson 9.3.6 --fast --procs 3 --picture procs");
  CHECK(has(out, kTitle));
  for (const std::string name : {"P0", "P1", "P2"}) CHECK(columns(row(out, name)) > 40);
  CHECK(has(out, "# the other "));
  CHECK(has(run("lesson 9.3.6 --fast --picture procs --lang ko").out, "어느 프로세서가 언제 어느 고루틴을 돌렸나"));
}

TEST_CASE("a row for each goroutine and each lock, unless processors are asked for", "[picture]") {
  const std::string out = english("lesson 10.7 --fast --procs 1 --picture");
  CHECK_FALSE(has(out, kTitle));
  for (const std::string name : {"main", "g2", "g3", "fork", "spoon"}) CHECK(columns(row(out, name)) > 20);
  CHECK(has(english("lesson --picture 10.7 --fast"), "When each goroutine ran"));
  CHECK(run("lesson 10.7 --fast --picture=threads --lang en").status == 64);
}

TEST_CASE("of many processors the first are drawn", "[picture]") {
  const std::string out = english("lesson 9.3.6 --fast --procs 40 --picture procs");
  CHECK(columns(row(out, "P15")) > 40);
  CHECK(row(out, "P16").empty());
  CHECK(has(flowing(out), "The first 16 of 40 processors."));
}

TEST_CASE("under a seed there is one row for all", "[picture]") {
  const std::string out = english("lesson 10.2 --seed 1");
  CHECK(row(out, "P0").empty());
  CHECK(columns(row(out, "all")) > 40);
  CHECK(has(flowing(out), "steps are made one at a time"));
}

TEST_CASE("--raw and --json have no picture, and refuse to be asked for one", "[picture]") {
  const std::string form = GENERATE(values<std::string>({"--raw", "--json"}));
  CHECK_FALSE(has(english("lesson 10.2 --fast " + form), kTitle));
  const End end = run("lesson 10.2 --fast --picture --lang en " + form);
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(has(end.err, "--picture excludes --raw and --json"));
}

TEST_CASE("who has no column is named, and who has one is not", "[picture]") {
  const std::string out =
      english("lesson 9.3.4 --fast --picture procs --procs 1");  // all happens in the first 60 µs of 2 s
  const std::string all = row(out, "P0");
  INFO(out);
  const std::string text = flowing(out);
  const std::size_t at = text.find(" Too brief to have a column: ");
  REQUIRE(at != std::string::npos);
  const std::string named = text.substr(at + 29, text.find('.', at + 29) - at - 29);
  for (const char each : {'m', 'A', 'B', 'C', 'D', 'E'}) CHECK((count(all, each) == 0) == (count(named, each) == 1));
}

TEST_CASE("a column of less than a microsecond has a length", "[picture]") {
  const std::string out = flowing(english("lesson 9.2.1 --fast --picture procs"));
  INFO(out);
  CHECK(has_match(out, "A column is [1-9][0-9]*(\\.[0-9]+)?(ns|µs)"));
}

TEST_CASE("a picture of too many changes ends where it says, and no share is beyond 0 to 100 %", "[picture]") {
  const std::string out = english("lesson 11.3 --fast --count 1 --work 30m --procs 2");
  CHECK(has(flowing(out), "Drawn up to 1h23m"));
  const auto shares = matches(out, "\n  P[01] .* ([-0-9]+)%");
  REQUIRE(shares.size() == 2);
  for (const std::string& share : shares) CHECK((std::stoi(share) >= 0 && std::stoi(share) <= 100));
  CHECK_FALSE(has(english("lesson 11.3 --fast"), "Drawn up to"));
}

TEST_CASE("only who ran in a row that is drawn has a letter", "[picture]") {
  const std::string out = flowing(english("lesson 11.2 --procs 256 --fast"));
  CHECK(has(out, "· idle"));
  CHECK(matches(out, "Too brief to have a column: ([0-9]+)").empty());  // of 15, most ran in no row
}
