// Every event of every program stands on a line of the Go program that does what the event says.
#include <map>
#include <set>

#include "lesson_run.hpp"
#include "observe/trace.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

const char* const kAnyBlocking = R"(<-|range|select|Sleep\(|Lock\(|\.Wait\(|\.Do\(|Gosched|go )";

// Contexts and semaphores are made of mutexes, atomics, channels and timers.
const char* const kContext = R"(context\.|[cC]ancel|\.Err\(|\.Done\(\)|\.Deadline\(|\.Value\(|\.(Acquire|Release)\()";

const char* blocking(WaitReason reason) {
  switch (reason) {
    case WaitReason::chan_receive: return "<-|range";
    case WaitReason::chan_send: return "<-";
    case WaitReason::select: return "select";
    case WaitReason::sleep: return R"(time\.Sleep\()";
    case WaitReason::mutex_lock: return R"(\.Lock\(|\.Wait\(|\.Do\()";
    case WaitReason::rwmutex_lock: return R"(\.Lock\()";
    case WaitReason::rwmutex_rlock: return R"(\.RLock\()";
    case WaitReason::cond_wait:
    case WaitReason::waitgroup_wait: return R"(\.Wait\()";
    default: return "$^";
  }
}

// What the Go line must have. Cond.Wait and Once.Do lock and unlock inside; a variable has no verb of its own.
const char* wanted(const Event& event) {
  static const char* const kVariable =
      R"(\+\+|num|data|isSetUp|awake|cnt|balance|part|o\.left|hits|items|seats|created|closed|\bi\b|\bn\b)";
  static const std::map<EventKind, const char*> table{
      {EventKind::spawn, "go "},
      {EventKind::start, "go "},
      {EventKind::end, "go "},
      {EventKind::ready, kAnyBlocking},
      {EventKind::resume, "."},  // a goroutine may have been preempted anywhere
      {EventKind::preempt, "."},
      {EventKind::yield, "Gosched"},
      {EventKind::print, R"((fmt|log)\.Print)"},
      {EventKind::send, "<-"},
      {EventKind::receive, "<-|range|select"},
      {EventKind::close, R"(close\()"},
      {EventKind::lock, R"(\.Lock\(|\.Wait\(|\.Do\(|OnceValue)"},
      {EventKind::unlock, R"(\.Unlock\(|\.Wait\(|\.Do\(|OnceValue)"},
      {EventKind::rlock, R"(\.RLock\()"},
      {EventKind::runlock, R"(\.RUnlock\()"},
      {EventKind::wait, R"(\.Wait\()"},
      {EventKind::add, R"(\.Add\(([12]|workers)\))"},
      {EventKind::done, R"(\.Done\(\))"},
      {EventKind::signal, R"(\.Signal\()"},
      {EventKind::broadcast, R"(\.Broadcast\()"},
      {EventKind::once, R"(\.Do\(|OnceValue)"},
      {EventKind::atomic,
       R"(atomic\.|signal\.(Notify|Stop)\(|\.(Get|Put|Add|Load|Store|Swap|CompareAndSwap)\(|t\.cnt|c\.num|o\.left)"},
      {EventKind::peek, R"(atomic\.|syscall\.Kill\(|\.(Load|CompareAndSwap)\(|t\.cnt|c\.num|o\.left)"},
      {EventKind::timer, R"(time\.(After|Tick|New)|signal\.Notify\()"},  // who asks for signals may be woken later
      {EventKind::fire, R"(time\.(After|Tick|New))"},
      {EventKind::load, kVariable},
      {EventKind::store, kVariable},
      {EventKind::panic, R"(<-|close\(|\.Done\(|panic\()"}};
  return event.kind == EventKind::block ? blocking(event.reason) : table.at(event.kind);
}

bool does_the_same(const Event& event, const std::string& line) {
  static const std::set<EventKind> inside{EventKind::lock,    EventKind::unlock, EventKind::atomic, EventKind::peek,
                                          EventKind::close,   EventKind::ready,  EventKind::timer,  EventKind::fire,
                                          EventKind::receive, EventKind::block,  EventKind::spawn,  EventKind::start,
                                          EventKind::end};
  return has_match(line, wanted(event)) || (inside.contains(event.kind) && has_match(line, kContext));
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

void check_event(const Event& event, const Lines& program) {
  INFO(to_string(event.kind) << " [" << to_string(event.reason) << "] at " << event.where.file() << ":"
                             << event.where.line());
  const auto place = lessons::go_place(event.where);
  CHECK(place);
  if (!place) return;
  REQUIRE((place->line >= 1 && place->line <= program.size()));
  const std::string& line = program[place->line - 1];
  INFO("program.go:" << place->line << ": " << line);
  CHECK(does_the_same(event, line));
  CHECK(in_function(program, place->line, declared_name(place->function)));
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

using Kind = std::tuple<EventKind, WaitReason, unsigned>;

}  // namespace

TEST_CASE("every event stands on a Go line that does the same", "[ties]") {
  for (const Ran& ran : all_runs()) {
    Trace trace;
    Config config = on(1);
    config.observer = &trace;
    run_lesson(ran.id, ran.knobs, config);
    const Lines program = lines_of(choose(ran.id).entry->sources->program);
    INFO(ran.id << (ran.knobs.empty() ? "" : " --" + ran.knobs.front().first + " " + ran.knobs.front().second));
    std::set<Kind> seen;  // one of each is enough: the places are what is checked
    for (const Trace::Entry& entry : trace.entries()) {
      const Event& event = entry.event;
      if (event.kind == EventKind::make || event.kind == EventKind::name || of_main_itself(event) ||
          of_the_runtime(event) || !seen.insert({event.kind, event.reason, event.where.line()}).second)
        continue;
      check_event(event, program);
    }
    CHECK(!seen.empty());
  }
}

TEST_CASE("every tied line is there, and names the function it is in", "[ties]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const Lines program = lines_of(entry.sources->program);
    const Lines scenario = lines_of(entry.sources->scenario);
    unsigned last = 0;
    for (const lessons::EmbeddedLine& tie : entry.sources->lines) {
      CAPTURE(entry.lesson.id, tie.cpp_line, tie.go_line);
      REQUIRE((tie.cpp_line > last && tie.cpp_line <= scenario.size() && tie.go_line <= program.size()));
      last = tie.cpp_line;
      CHECK(scenario[tie.cpp_line - 1].ends_with("// go:" + std::to_string(tie.go_line)));
      CHECK(in_function(program, tie.go_line, declared_name(std::string(tie.go_function))));
    }
  }
}

TEST_CASE("a place outside the lessons has no Go line", "[ties]") {
  CHECK(!lessons::go_place(Place::current()));
  CHECK(!lessons::go_place(Place{}));
}
