// Every event of every program stands on a line of the Go program that does what the event says.
#include <algorithm>
#include <cctype>
#include <set>
#include <tuple>

#include "golearn/core/event_facts.hpp"
#include "golearn/observe/trace.hpp"
#include "lesson_run.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// Contexts and semaphores are made of mutexes, atomics, channels and timers; Once and OnceValue of a mutex, Cond.Wait
// of the lock that it gives up and takes again.
const char* const kMadeOfOthers =
    R"(context\.|[cC]ancel|\.Err\(|\.Done\(\)|\.Deadline\(|\.Value\(|\.(Acquire|Release)\(|\.Do\(|OnceValue|\.Wait\(|signal\.(Notify|Stop)|syscall\.Kill)";

const char* blocking(WaitReason reason) {
  switch (reason) {
    case WaitReason::chan_receive: return "<-|range";
    case WaitReason::chan_send: return "<-";
    case WaitReason::select: return "select";
    case WaitReason::sleep: return R"(time\.Sleep\()";
    case WaitReason::mutex_lock:
    case WaitReason::rwmutex_lock: return R"(\.Lock\()";
    case WaitReason::rwmutex_rlock: return R"(\.RLock\()";
    case WaitReason::cond_wait:
    case WaitReason::waitgroup_wait: return R"(\.Wait\()";
    case WaitReason::none:
    case WaitReason::chan_receive_nil:
    case WaitReason::chan_send_nil:
    case WaitReason::select_no_cases:
    case WaitReason::semacquire: break;
  }
  return "$^";
}

// The words that both lines have: `num` in `c.num++` and `c->num.add(1)`. What a language itself says is no name.
std::set<std::string> names_in(const std::string& line) {
  static const std::set<std::string> kOfLanguages{"auto", "const", "for",   "if",    "int",  "return", "go",
                                                  "func", "make",  "range", "store", "load", "add",    "fmt"};
  std::set<std::string> names;
  for (std::string& name : matches(line, R"(([A-Za-z_]\w*))")) {
    std::erase(name, '_');
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (!kOfLanguages.contains(name)) names.insert(name);
  }
  return names;
}

bool share_a_name(const std::string& cpp, const std::string& go) {
  const std::set<std::string> ours = names_in(cpp);
  const std::set<std::string> theirs = names_in(go);
  return std::ranges::any_of(ours, [&](const std::string& name) { return theirs.contains(name); });
}

bool does_the_same(const Event& event, const std::string& cpp, const std::string& go) {
  if (event.kind == EventKind::block) return has_match(go, blocking(event.reason)) || has_match(go, kMadeOfOthers);
  const EventFacts& kind = facts(event.kind);
  if (!kind.go_line.empty()) return has_match(go, std::string(kind.go_line)) || has_match(go, kMadeOfOthers);
  if (kind.reads || kind.writes) return share_a_name(cpp, go);
  return true;  // on any line: it may be preempted, woken and resumed anywhere
}

// A timer's value and a signal are sent by the runtime, on no line of the program.
bool of_the_runtime(const Event& event) { return event.kind == EventKind::send && event.where.line() == 0; }

// Main is started and ended by no line of its own.
bool of_main_itself(const Event& event) {
  const bool life = event.kind == EventKind::start || event.kind == EventKind::end;
  return (life && event.goroutine == 1) || (event.kind == EventKind::spawn && event.other == 1);
}

// "main.(*counter).increment" and "main.race.func1" are inside `increment` and `race`.
std::string declared_name(const std::string& function) {
  const Lines names = matches(function, R"(main\.(?:\(\*\w+\)\.)?(\w+))");
  return names.empty() ? "" : names.front();
}

bool declares(const std::string& line, const std::string& name) {
  return has_match(line, R"(^func (\(\w+ \*?\w+\) )?)" + name + R"(\()");
}

// The function that a line of the Go program is in.
bool in_function(const Lines& program, unsigned line, const std::string& name) {
  for (unsigned at = line; at-- > 0;) {
    if (program[at].starts_with("func ")) return declares(program[at], name);
  }
  return false;
}

void check_event(const Event& event, const lessons::Program& of, const Lines& program, const Lines& scenario) {
  INFO(to_string(event.kind) << " [" << to_string(event.reason) << "] at " << event.where.file() << ":"
                             << event.where.line());
  const SourcePlace place = of.runnable.places(event.where);
  CHECK(place);
  if (!place) return;
  REQUIRE((place.line >= 1 && place.line <= program.size()));
  const std::string& line = program[place.line - 1];
  INFO("program.go:" << place.line << ": " << line);
  CHECK(does_the_same(event, scenario[place.cpp_line - 1], line));
  CHECK(in_function(program, place.line, declared_name(place.function)));
}

struct Ran {
  std::string id;
  Knobs knobs = {};
};

// The default runs, and those in which other lines of the programs run.
std::vector<Ran> all_runs() {
  std::vector<Ran> runs;
  for (const std::string& id : program_ids()) runs.push_back({id, bearable(id)});
  const std::vector<Ran> more{{"9.1.3/captured", {{"capture", "shared"}, {"workers", "20"}}},
                              {"9.2.2/no-receiver", {{"buffer", "0"}}},
                              {"9.2.3/range", {{"send-after-close", "true"}}},
                              {"9.2.3/range", {{"close-twice", "true"}}},
                              {"9.2.4/directions", {{"close", "true"}}},
                              {"9.2.5/select", {{"default", "true"}, {"duration", "20ms"}}},
                              {"9.3.1", {{"sync", "mutex"}, {"workers", "50"}}},
                              {"9.3.1", {{"sync", "rwmutex"}, {"workers", "50"}}},
                              {"9.3.1", {{"sync", "atomic"}, {"workers", "50"}}},
                              {"9.3.1", {{"sync", "channel"}, {"workers", "50"}}},
                              {"9.3.2", {{"no-sync", "true"}, {"workers", "50"}}},
                              {"9.3.3", {{"sync", "mutex"}}},
                              {"9.3.3", {{"no-sync", "true"}}},
                              {"9.3.4", {{"wake", "signal"}}},
                              {"9.3.4", {{"no-sync", "true"}}},
                              {"9.3.4", {{"no-sync", "true"}, {"wake", "signal"}}},
                              {"9.3.5", {{"no-sync", "true"}}},
                              {"9.3.6", {{"extra-done", "true"}}},
                              {"9.3.6", {{"add-inside", "true"}}},
                              {"9.3.7/counter", {{"sync", "mutex"}, {"adds", "20"}}},
                              {"9.3.7/counter", {{"no-sync", "true"}, {"adds", "20"}}},
                              {"10.4", {{"missing-done", "true"}}},
                              {"10.5", {{"no-sync", "true"}, {"count", "3"}}},
                              {"10.5", {{"missing-unlock", "true"}}},
                              {"10.7", {{"order", "same"}}},
                              {"11.6", {{"missing-done", "true"}}},
                              {"11.6", {{"extra-done", "true"}}},
                              {"11.7", {{"no-reader", "true"}}},
                              {"11.7", {{"no-close", "true"}}},
                              {"11.9", {{"sync", "atomic"}, {"count", "20"}}},
                              {"11.9", {{"sync", "mutex"}, {"count", "20"}}},
                              {"11.10", {{"end-first", "true"}}},
                              {"11.11/after", {{"work", "200ms"}}},
                              {"11.11/waitgroup", {{"work", "200ms"}}},
                              {"11.12/signal", {{"send", "true"}}},
                              {"11.13", {{"sync", "rwmutex"}, {"count", "3"}}},
                              {"11.13", {{"sync", "monitor"}, {"count", "3"}}},
                              {"11.13", {{"no-sync", "true"}, {"count", "3"}}},
                              {"11.14", {{"capture", "shared"}}},
                              {"11.14", {{"capture", "argument"}}},
                              {"11.15/cancel", {{"branch", "true"}}},
                              {"11.15/timeout", {{"work", "50ms"}}},
                              {"12.1", {{"interrupt-after", "500ms"}}},
                              {"12.1", {{"interrupt-after", "500ms"}, {"prompt", "true"}}},
                              {"12.1", {{"timeout", "2s"}, {"linger", "2s"}}},
                              {"12.2", {{"every", "200ms"}, {"late", "true"}}},
                              {"12.2", {{"no-sync", "true"}}},
                              {"13.1/processes", {{"text", "odd"}}},
                              {"13.1/select", {{"ready", "first"}}},
                              {"13.1/select", {{"ready", "second"}}},
                              {"13.3/mutex", {{"no-sync", "true"}}},
                              {"13.4/deadlock", {{"buffer", "1"}}},
                              {"13.4/race", {{"no-sync", "true"}}}};
  runs.insert(runs.end(), more.begin(), more.end());
  return runs;
}

// Whether the anchor at the end of a line of scenario.cpp is that line of program.go.
bool stands_for(const std::string& cpp, const std::string& go) {
  const Lines anchors = matches(cpp, "// go(?: [^:]+)?: (.*)$");
  if (anchors.empty()) return false;
  std::string text = anchors.front();
  const std::string line = go.substr(std::min(go.find_first_not_of("\t "), go.size()));
  if (!text.ends_with("…")) return text == line;
  text.resize(text.size() - std::string("…").size());
  return line.starts_with(text);
}

using Kind = std::tuple<EventKind, WaitReason, unsigned>;

}  // namespace

TEST_CASE("every event stands on a Go line that does the same", "[ties]") {
  for (const Ran& ran : all_runs()) {
    Trace trace;
    Config config = on(1);
    config.observer = &trace;
    run_lesson(ran.id, ran.knobs, config);
    const lessons::Program& of = choose(ran.id);
    const Lines program = lines_of(of.entry->folder->program);
    const Lines scenario = lines_of(of.entry->folder->scenario);
    INFO(ran.id << (ran.knobs.empty() ? "" : " --" + ran.knobs.begin()->first + " " + ran.knobs.begin()->second));
    std::set<Kind> seen;  // one of each is enough: the places are what is checked
    for (const Trace::Entry& entry : trace.entries()) {
      const Event& event = entry.event;
      if (event.kind == EventKind::make || event.kind == EventKind::name || of_main_itself(event) ||
          of_the_runtime(event) || !seen.insert({event.kind, event.reason, event.where.line()}).second)
        continue;
      check_event(event, of, program, scenario);
    }
    CHECK(!seen.empty());
  }
}

TEST_CASE("every tied line is there, and names the function it is in", "[ties]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const Lines program = lines_of(entry.folder->program);
    const Lines scenario = lines_of(entry.folder->scenario);
    unsigned last = 0;
    for (const lessons::Tie& tie : entry.folder->ties) {
      CAPTURE(entry.id, tie.cpp_line, tie.go_line);
      REQUIRE((tie.cpp_line > last && tie.cpp_line <= scenario.size() && tie.go_line <= program.size()));
      last = tie.cpp_line;
      const std::string& go = program[tie.go_line - 1];
      CHECK((stands_for(scenario[tie.cpp_line - 1], go) || stands_for(scenario[tie.cpp_line - 2], go)));
      CHECK(in_function(program, tie.go_line, declared_name(std::string(tie.go_function))));
    }
  }
}

TEST_CASE("a place outside a lesson is none of its Go program", "[ties]") {
  for (const std::string& id : program_ids()) {
    const PlaceNames& places = choose(id).runnable.places;
    CHECK(!places(Place::current()));
    CHECK(!places(Place{}));
  }
}

// Real Go (1.26) says so: go tool nm of the program, built without inlining.
TEST_CASE("a go statement says which function it starts", "[ties]") {
  const auto starts = [](const std::string& id, unsigned line) -> std::string {
    for (const lessons::Tie& tie : choose(id).entry->folder->ties) {
      if (tie.go_line == line) return std::string(tie.starts);
    }
    return "no tie";
  };
  CHECK(starts("9.1.1/basics", 15) == "main.task");
  CHECK(starts("9.2.2/buffered", 34) == "main.buffered.func1");
  CHECK(starts("9.2.2/buffered", 36).empty());
  CHECK(starts("11.15/timeout", 59) == "timer");
  CHECK(starts("11.13", 72) == "main.(*memory).monitor");
}
