#include <iostream>
#include <set>
#include "lesson_run.hpp"
#include "support/catch.hpp"
#include "observe/trace.hpp"
using namespace golearn; using namespace golearn::test;
TEST_CASE("scratch", "[ties]") {
  for (const auto& id : program_ids()) {
    Trace trace; Config c = on(1); c.observer=&trace;
    auto chosen = choose(id);
    auto go = lines_of(chosen.entry->sources->program);
    auto run = run_lesson(id, {}, c);
    std::set<std::string> seen;
    for (const auto& e : trace.entries()) {
      std::string s = id + " " + std::string(to_string(e.event.kind)) + " [" + std::string(to_string(e.event.reason)) + "] ";
      auto p = lessons::go_place(e.event.where);
      s += e.event.where.line() ? std::string(e.event.where.file_name())+":"+std::to_string(e.event.where.line()) : "-";
      if (p) s += " " + p->function + " " + std::to_string(p->line) + " |" + go[p->line-1];
      if (seen.insert(s).second) std::cout << s << "\n";
    }
    std::uint64_t started=0; for (auto& p: run.outcome.processors) started+=p.started;
    std::cout << id << " spawned " << run.outcome.spawned << " started " << started << "\n";
  }
}
