// The waits-for graph: an observer that knows at every moment who waits for what, and who could release it.
//
// A snapshot is taken whenever it is asked for: of a deadlock, or of what a program has left waiting. Beside it stand
// the goroutines that nothing can wake any more, told as soon as that is so; wait_leaks.hpp says which of them are
// certain.
//
// Thread-safe: one lock around the state, held for the time of an event or of a snapshot. Make one for each run.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "golearn/core/observer.hpp"
#include "golearn/core/outcome.hpp"
#include "golearn/observe/wait_leaks.hpp"
#include "golearn/observe/wait_snapshot.hpp"

namespace golearn {

/// Follows the waits of one run. All functions may be called from any thread.
class WaitGraph final : public Observer {
 public:
  WaitGraph();
  ~WaitGraph() override;
  WaitGraph(const WaitGraph&) = delete;
  WaitGraph& operator=(const WaitGraph&) = delete;

  /// Calls `found` for each leak as soon as it is known. A goroutine comes twice if what was uncertain becomes certain,
  /// and after it was woken, which cannot happen to a certain one. Set it before the run. It is called on the
  /// goroutine's stack under the graph's lock, and must call neither the runtime nor the graph.
  void on_leak(std::function<void(const Leak&)> found);

  void on(const Event& event) override;

  /// The run is over: after a deadlock, those left are leaks for certain.
  void finish(const Outcome& outcome);

  /// Who waits for whom now; after the run, at its end.
  [[nodiscard]] WaitSnapshot snapshot() const;

  /// The leaks known so far, by goroutine; an uncertain one only as long as it has not been woken.
  [[nodiscard]] std::vector<Leak> leaks() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace golearn
