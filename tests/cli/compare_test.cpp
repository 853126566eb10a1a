// golearn compare, with a go of our own making, without go, and with the real one where there is one.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "fake_go.hpp"
#include "render/blocks.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/recorded.hpp"

using namespace golearn::test;

namespace {

const Lines& recording() {
  static const Lines lines = go_order("9.2.2-buffered.txt");
  return lines;
}

End compare(const FakeGo& go, const std::string& line) {
  return run("compare " + line, {.environment = {{"PATH", go.path()}, {"TMPDIR", go.folder("tmp")}}});
}

bool has_verdict(const std::string& out, const std::string& words) { return has(flowing(out), " Verdict: " + words); }

}  // namespace

TEST_CASE("compare: the same lines in the same order", "[compare]") {
  const FakeGo go(printing(recording()));
  const End end = compare(go, "9.2.2/buffered");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, "go1.99.9"));
  CHECK(has_verdict(end.out, "the same " + std::to_string(recording().size()) + " lines, in the same order"));
  CHECK(has(compare(go, "9.2.2/buffered --lang ko").out, "\n판정: 같은 " + std::to_string(recording().size()) + "줄"));
  CHECK(std::filesystem::is_empty(go.folder("tmp")));
}

TEST_CASE("compare: another order, and other lines, from where they begin", "[compare]") {
  const std::size_t at = GENERATE(0, 3, 7);
  CAPTURE(at);
  Lines lines = recording();
  SECTION("two lines changed places") {
    const std::size_t other = at == 0 ? 3 : at == 3 ? 7 : 11;  // a line of the other goroutine
    std::swap(lines[at], lines[other]);
    CHECK(has_verdict(compare(FakeGo(printing(lines)), "9.2.2/buffered").out,
                      "the same 23 lines, in another order: from line " + std::to_string(at + 1) + " on"));
  }
  SECTION("one line is another") {
    lines[at] = "something else";
    CHECK(has_verdict(compare(FakeGo(printing(lines)), "9.2.2/buffered").out,
                      "different lines: from line " + std::to_string(at + 1) + " on"));
  }
}

TEST_CASE("compare: the ends are compared, too", "[compare]") {
  const std::string dies = "echo 'fatal error: all goroutines are asleep - deadlock!' >&2; exit 2\n";
  CHECK(has_verdict(compare(FakeGo(dies), "9.2.2/no-receiver --buffer 0").out,
                    "neither prints a line, and both die of the same: fatal error: all goroutines are asleep"));
  CHECK(has_verdict(compare(FakeGo("echo 101\n" + dies), "9.2.2/no-receiver").out, "the same lines, another end"));
}

TEST_CASE("compare: Go's program gets the knobs and the processors", "[compare]") {
  const std::string out =
      compare(FakeGo("echo \"$GOMAXPROCS\"; for a; do echo \"$a\"; done\n"), "9.2.2/buffered --procs 2 --buffer 5").out;
  for (const std::string word : {" │ 2\n", " │ -scenario=buffered\n", " │ -procs=2\n", " │ -buffer=5\n"}) {
    CHECK(has(out, word));
  }
}

TEST_CASE("compare: on as many processors as the program sets, else on one, and says so", "[compare]") {
  const FakeGo go("echo \"$GOMAXPROCS\"\n");
  const std::string set = compare(go, "11.3 --work 1ms").out;
  CHECK(has(set, "go1.99.9 GOMAXPROCS=2"));
  CHECK(has(set, "Compared on 2 processors, as the program sets it."));
  const std::string one = compare(go, "9.3.6").out;
  CHECK(has(one, "go1.99.9 GOMAXPROCS=1"));
  CHECK(has(one, "Compared on one processor; --procs N sets another number."));
  CHECK(!has(compare(go, "9.3.6 --procs 2").out, "Compared on"));
}

TEST_CASE("compare: lost updates are the cause of another result, not the order", "[compare]") {
  const FakeGo go(printing({"7"}));
  const std::string unguarded = compare(go, "9.3.1 --no-sync --workers 50 --procs 2").out;
  CHECK(has(unguarded, "Updates get lost, for nothing synchronises them."));
  CHECK(!has(unguarded, "the order may differ"));
  CHECK(has(compare(go, "9.1.3/captured --capture shared --workers 5 --procs 2").out, "This program has a data race"));
  const std::string guarded = compare(go, "9.3.1 --sync mutex --workers 50 --procs 2").out;
  CHECK(!has(guarded, "Updates get lost"));
  CHECK(!has(guarded, "the order may differ"));  // of one line
}

TEST_CASE("compare: figures are not said to be the same", "[compare]") {
  const std::string out =
      compare(FakeGo(printing({"before", "  processes : 1 with the id 7", "  threads : 9", "  goroutines : 8",
                               "  memory : 7 MiB", "with all of them parked", "  processes : 1 with the id 7",
                               "  threads : 9", "  goroutines : 9", "  memory : 99 MiB", "starting one : 7.6µs",
                               "a goroutine : 2.7 KiB"})),
              "11.1")
          .out;
  CHECK(has_verdict(out, "12 lines of the same form, with other figures"));
  CHECK(has(out, "The figures are measured"));
}

TEST_CASE("compare: the times of day are not compared, and that is said", "[compare]") {
  const Lines lines = go_order("9.1.3-passed.txt");
  const std::string out = compare(FakeGo(printing(lines)), "9.1.3/passed").out;
  CHECK(has(out, "in the same order, but for the times of day"));
  CHECK(!has(compare(FakeGo(printing(recording())), "9.2.2/buffered").out, "but for"));
}

TEST_CASE("compare: numbers that chance decides are not compared, and that is said", "[compare]") {
  const FakeGo go(printing({"Channel 1 =>  1000", "Channel 2 =>  0"}));
  CHECK(has_verdict(compare(go, "9.2.5/random").out,
                    "the same 2 lines in the same order, but for the numbers that chance decides"));
}

TEST_CASE("compare: a look that is out of date when its act comes is a cause of its own", "[compare]") {
  const std::string once = flowing(compare(FakeGo(printing({"ran 9 times"})), "9.3.5 --no-sync --procs 2").out);
  CHECK(has(once, "Between a look and the act"));
  CHECK(!has(once, "pdates get lost"));
  const std::string both = flowing(compare(FakeGo(printing({"seats left : 99"})), "13.4/race --no-sync").out);
  CHECK(has(both, "updates get lost, and what one has looked at may change before it acts"));
}

TEST_CASE("compare: figures that differ are not the same lines, also where both die", "[compare]") {
  const FakeGo go(printing({"produced : 1", "passed : 1"}) +
                  "echo 'fatal error: all goroutines are asleep - deadlock!' >&2; exit 2\n");
  CHECK(has_verdict(compare(go, "11.8 --no-close").out,
                    "the same 2 lines in the same order, but for the numbers that chance decides, and the same death"));
}

TEST_CASE("compare: Go that differs once is run again", "[compare]") {
  const FakeGo go("if mkdir \"$TMPDIR/../ran\" 2>/dev/null; then echo else; exit; fi\n" + printing(recording()));
  const std::string out = compare(go, "9.2.2/buffered").out;
  CHECK(has_verdict(out, "the same 23 lines, in the same order"));
  CHECK(has(out, "Go was run 2 times"));
}

TEST_CASE("compare: a Go program that fails is run once, and what it wrote to stderr is shown", "[compare]") {
  const FakeGo go(
      "mkdir \"$TMPDIR/../ran\" || echo again >&2; echo 'panic: boom' >&2; echo 'goroutine 1 [running]:' >&2; exit "
      "2\n");
  const std::string out = compare(go, "9.2.2/buffered").out;
  CHECK(has(out, "\nWhat the Go program wrote to stderr\n  panic: boom\n  goroutine 1 [running]:\n"));
  CHECK(!has(out, "again"));
  CHECK(has_verdict(out, "different lines: from line 1 on"));
  CHECK(has(compare(go, "9.2.2/buffered --lang ko").out, "\nGo 프로그램이 stderr에 쓴 것\n"));
}

TEST_CASE("compare: of a long report the beginning is shown", "[compare]") {
  const FakeGo go("i=1; while [ $i -le 40 ]; do echo line $i >&2; i=$((i + 1)); done; exit 2\n");
  const std::string out = compare(go, "9.2.2/buffered").out;
  CHECK(has(out, "\n  line 12\n  … 28\n"));
  CHECK(!has(out, "line 13"));
}

TEST_CASE("compare: what Go writes to stderr without failing is nobody's to see", "[compare]") {
  const FakeGo go("echo hush >&2\n" + printing(recording()));
  CHECK(!has(compare(go, "9.2.2/buffered").out, "hush"));
}

TEST_CASE("compare: the Go program is built once, however often it is run", "[compare]") {
  const FakeGo go(printing({"something else"}),
                  "mkdir \"$TMPDIR/../built\" || exit 1; printf '#!/bin/sh\\necho x\\n' > \"$3\"; chmod +x \"$3\"");
  const End end = compare(go, "9.2.2/buffered");
  CHECK(end.status == 0);
  CHECK(has(end.out, "Go was run 5 times and never agreed."));
}

TEST_CASE("compare: a program that does not build is an error in one line", "[compare]") {
  const FakeGo go("", "echo 'program.go:7:2: syntax error' >&2; exit 1");
  const End end = compare(go, "9.2.2/buffered");
  CHECK((end.status != 0 && end.status != 2 && end.status != 64));
  CHECK(end.out.empty());
  CHECK(lines_of(end.err).size() == 1);
  CHECK(has(end.err, "program.go:7:2: syntax error"));
}

TEST_CASE("compare: what the compiler complains of is shown", "[compare]") {
  const FakeGo go("", "echo '# command-line-arguments' >&2; echo './program.go:7:2: syntax error' >&2; exit 1");
  const End end = compare(go, "9.2.2/buffered");
  CHECK(end.status == 70);
  CHECK(lines_of(end.err).size() == 1);
  CHECK(has(end.err, "syntax error"));
}

TEST_CASE("compare: Go's program is not given a choice that is the default, for which it may have no word",
          "[compare]") {
  const FakeGo go("for a; do echo \"$a\"; done\n");
  const std::string out = compare(go, "9.1.3/captured --capture auto --go 1.21").out;
  CHECK(!has(out, "-capture"));
  CHECK(has(out, " │ -go=1.21\n"));
  CHECK(has(compare(go, "9.1.3/captured --capture shared").out, " │ -capture=shared\n"));
}

TEST_CASE("compare: the programs it starts can be interrupted", "[compare]") {
  const FakeGo go("kill -INT $$; echo still here\n");
  CHECK(compare(go, "9.2.2/buffered").status == 130);
}

TEST_CASE("compare without go compares with the recording, and says so", "[compare]") {
  const auto& [lang, words] =
      GENERATE(table<std::string, std::string>({{"en", "no go on this machine"}, {"ko", "go가 없어"}}));
  const End end = run("compare 9.2.2/buffered --lang " + lang);
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, words));
  CHECK(has(end.out, lang == "en" ? "the same 23 lines, in the same order" : "같은 23줄, 같은 순서"));
}

TEST_CASE("compare without go knows every recording, whichever knobs it was made with", "[compare]") {
  const std::string line =
      GENERATE(values<std::string>({"9.3.3 --no-sync", "9.3.4 --wake signal", "9.3.7/counter --no-sync",
                                    "13.4/race --no-sync", "12.1 --timeout 4s"}));
  CAPTURE(line);
  const End end = run("compare " + line + " --lang en");
  CHECK(end.status == 0);
  CHECK(has(end.out, "Verdict: the same "));
}

TEST_CASE("compare without go refuses what was not recorded", "[compare]") {
  const std::string line =
      GENERATE(values<std::string>({"9.2.2/buffered --buffer 5", "9.2.2/buffered --procs 2", "9.2.5"}));
  CAPTURE(line);
  const End end = run("compare " + line);
  CHECK(end.status == 64);
  CHECK(end.out.empty());
  CHECK(lines_of(end.err).size() == 1);
}

TEST_CASE("a signal ends compare, and leaves no files", "[compare]") {
  const FakeGo go("mkdir \"$TMPDIR/../started\"; exec /bin/sleep 600\n");
  Process process(words("compare 9.2.2/buffered"),
                  {.environment = {{"PATH", go.path()}, {"TMPDIR", go.folder("tmp")}}});
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20 * kPatient);
  while (!go.has("started") && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
  REQUIRE(go.has("started"));
  process.signal(SIGINT);
  const End end = process.end(std::chrono::seconds(15 * kPatient));
  CHECK(!end.late);
  CHECK(end.status == 130);
  CHECK(std::filesystem::is_empty(go.folder("tmp")));
}

TEST_CASE("compare with the real go agrees", "[compare][real]") {
  // The programs need Go 1.22.
  if (std::system("v=$(go version 2>/dev/null) && v=${v#*go1.} && [ ${v%%[. ]*} -ge 22 ]") != 0) return;
  Setup setup;
  for (const char* name : {"PATH", "HOME", "GOCACHE", "GOROOT"}) {
    if (const char* value = std::getenv(name)) setup.environment.emplace_back(name, value);
  }
  const End end = run("compare 9.2.3/range", setup);
  CHECK(end.status == 0);
  CHECK(has(end.out, "go1."));
  CHECK(has_verdict(end.out, "the same "));
}

TEST_CASE("compare shows that our own run goes on, too", "[compare]") {
  Process process(words("compare 10.6 --count 10000 --work 1ms --lang en"), {.err = Stream::terminal});
  CHECK(process.has_said("… running, "));
}

TEST_CASE("a few lines too wide for a column are shown whole, one output below the other", "[compare]") {
  const std::string wide(45, 'w');
  const auto shown = [&](std::size_t lines, int width) {
    const golearn::words::Outputs both{{"ours", "theirs"}, Lines(lines, wide), Lines(lines, "short")};
    return golearn::render::text_of({both}, {.width = width});
  };
  CHECK(shown(2, 80) == "ours\n" + wide + "\n" + wide + "\n\ntheirs\nshort\nshort\n");
  CHECK(has(shown(2, 100), wide + "    │ short\n"));  // a column has 48
  CHECK(has(shown(2, 40), "│"));                      // nor does it fit by itself
  CHECK(has(shown(20, 80), "│"));                     // too many to compare so
}
