// Programs watched by a waits-for graph.
#pragma once

#include <fmt/format.h>

#include <set>

#include "golearn/observe/wait_graph.hpp"
#include "support/program.hpp"

namespace golearn::test {

struct Watched {
  WaitSnapshot snapshot;
  std::vector<Leak> leaks;
  Ending ending = Ending::returned;
};

inline Watched watch(const std::function<void()>& main, Strategy* strategy = nullptr, Duration limit = {}) {
  WaitGraph graph;
  Config config = on(1);
  config.observer = &graph;
  config.strategy = strategy;
  config.time_limit = limit;
  config.isolated = true;
  const Outcome outcome = run_program(config, main).outcome;
  graph.finish(outcome);
  return {graph.snapshot(), graph.leaks(), outcome.ending};
}

inline Lines told(const std::vector<Leak>& leaks) {
  Lines lines;
  for (const Leak& leak : leaks) {
    lines.push_back(fmt::format("{} {} {}{}", leak.goroutine, to_string(leak.reason), to_string(leak.rule),
                                leak.certain ? "" : "?"));
  }
  return lines;
}

// Goroutines that were woken though they were said to wait for ever.
class Liar final : public Observer {
 public:
  void on(const Event& event) override {
    graph.on(event);
    const std::uint64_t woken = event.kind == EventKind::ready    ? event.other
                                : event.kind == EventKind::resume ? event.goroutine
                                                                  : 0;
    if (woken && certain.contains(woken)) lies.insert(woken);
  }
  Liar() {
    graph.on_leak([this](const Leak& leak) {
      if (leak.certain) certain.insert(leak.goroutine);
    });
  }
  WaitGraph graph;
  std::set<std::uint64_t> certain, lies;
};

}  // namespace golearn::test
