// The lines that stand around the events of a run, and between them: see run_lines.cpp.
#include "export/line_kinds.hpp"
#include "golearn/core/goroutine_state.hpp"
#include "golearn/observe/race_report.hpp"
#include "golearn/observe/wait_leaks.hpp"
#include "golearn/observe/why.hpp"

namespace golearn::exports {
namespace {

LineKind run() {
  return {
      "run",
      "the first line of a run",
      {{"version", "of this format: a change of what was there raises it, new kinds and keys do not", always(kVersion)},
       {"lesson", "the lesson's number", text()},
       {"program", "which of its programs", text()},
       {"title", "the lesson's", in_both_languages()},
       {"procs", "GOMAXPROCS", count()},
       {"clock", "whether waiting takes time", one_of({"virtual", "real"})},
       {"knobs", "those that were set", texts_by_name()}}};
}

LineKind source() { return {"source", "the Go program", {{"text", "all of its file program.go", text()}}}; }

LineKind leak() {
  return {"leak", "a goroutine will never wake, as is known from now on",
          Keys{time()} + goroutine() +
              Keys{{"rule", "how that is known", names_to(LeakRule::lock_circle)},
                   {"certain", "false: unless a lock is unlocked by another than who locked it", flag()},
                   {"reason", "Go's name of the wait", wait_reason()}} +
              beside("other", "who has the lock that it waits for") + place()};
}

ordered_json access() {
  return object_of(Keys{{"kind", "of a WaitGroup add and wait, of a channel send and close", event_kind()}} +
                   goroutine() + place());
}

LineKind race() {
  return {"race",
          "a variable is raced for; with --race, before the outcome",
          {{"variable", "", object_id()},
           {"first", "an access", access()},
           {"second", "the other, which nothing orders with it", access()},
           {"remedy", "how to mend it", names_to(Remedy::common_mutex)}}};
}

Keys turn() {
  return {{"rule", "by which its goroutine ran then", names_to(WhyRule::unknown)},
          {"made_ready", "how that had become runnable", names_to(MadeReady::outside)},
          {"since", "when it had: nanoseconds since the program began", count()},
          {"ready_on", "on which P", whole()},
          {"deed", "by what the cause did", event_kind(), false}};
}

LineKind why() {
  return {"why", "why a line was printed then; with --why, before the outcome",
          Keys{time()} + goroutine() +
              Keys{{"processor", "on which P", count()}, {"text", "the line, without its end", text()}} + turn() +
              beside("cause", "who started or woke it, or itself") +
              beside("overtook", "who had been runnable for longer, and still waited") +
              beside("before", "who had the processor before it") +
              Keys{{"before_left", "how that one gave it up", event_kind(), false}} + place()};
}

ordered_json alive() {
  ordered_json standing = names_to(GoroutineState::waiting);
  standing["enum"].push_back(kNotStarted);
  return object_of(goroutine() +
                   Keys{{"parent", "who started it; 0 of main", count()},
                        {"standing", "", standing},
                        {"reason", "Go's name of the wait", wait_reason(), false},
                        {"waits_for", "who has what it waits for, or has to call Done", list_of(count()), false}} +
                   place());
}

LineKind outcome() {
  return {
      "outcome",
      "the last line of a run",
      {time(),
       {"ending", "how it ended", ending()},
       {"exit_status", "what the Go program would exit with", count()},
       {"spawned", "goroutines started, main included", count()},
       {"alive", "the goroutines left", list_of(alive())},
       {"message", "of the panic or fatal error", text(), false},
       {"circle", "goroutines of which each waits for the next, and the last for the first", list_of(count()), false}}};
}

}  // namespace

std::vector<LineKind> run_lines() { return {run(), source(), leak(), race(), why(), outcome()}; }

}  // namespace golearn::exports
