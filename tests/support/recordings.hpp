// Which run prints each recording of tests/go-order.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace golearn::test {

/// Knobs as one would type them: {{"buffer", "5"}, {"close", "true"}}.
using Knobs = std::vector<std::pair<std::string, std::string>>;

struct Recording {
  std::string name;  ///< of the file, without .txt
  std::string id;    ///< of the program
  Knobs knobs = {};
  /// In real time it takes no longer than main's one sleep, and nobody else sleeps: on a machine that stalls several
  /// would wake at once, and then, as in Go, the last goes first.
  bool brief = false;
  Knobs brief_knobs = {};  ///< and these make that sleep short, yet long enough for all others to be done by then
};

inline const std::vector<Recording>& recordings() {
  static const Knobs second{{"wait", "1s"}};
  static const std::vector<Recording> all{
      {"9.1.1-basics", "9.1.1/basics"},
      {"9.1.1-loop", "9.1.1/loop", {}, true, second},
      {"9.1.2", "9.1.2", {}, true, second},
      {"9.1.3-captured", "9.1.3/captured", {}, true, second},
      {"9.1.3-passed", "9.1.3/passed", {}, true, second},
      {"9.2.1", "9.2.1", {}, true},
      {"9.2.2-unbuffered", "9.2.2/unbuffered"},
      {"9.2.2-buffered", "9.2.2/buffered", {}, true},
      {"9.2.2-no-receiver", "9.2.2/no-receiver", {}, true},
      {"9.2.3-range", "9.2.3/range", {}, true},
      {"9.2.3-comma-ok", "9.2.3/comma-ok", {}, true},
      {"9.2.4-directions", "9.2.4/directions"},
      {"9.2.4-returned", "9.2.4/returned", {}, true},
      {"9.2.4-chained", "9.2.4/chained", {}, true},
      {"9.3.1", "9.3.1", {}, true},
      {"9.3.2", "9.3.2", {}, true},
      {"9.3.3-rwmutex", "9.3.3"},
      {"9.3.3-unsynchronised", "9.3.3", {{"no-sync", "true"}}},
      {"9.3.4-broadcast", "9.3.4"},
      {"9.3.4-signal", "9.3.4", {{"wake", "signal"}}},
      {"9.3.5", "9.3.5"},
      {"9.3.6", "9.3.6", {}, true},
      {"9.3.7-atomic", "9.3.7/counter", {}, true},
      {"9.3.7-plain", "9.3.7/counter", {{"no-sync", "true"}}, true, {{"no-sync", "true"}}},
      {"9.3.7-operations", "9.3.7/operations", {}, true},
      {"10.1", "10.1"},
      {"10.4", "10.4", {}, true},
      {"10.5", "10.5"},
      {"10.7-same", "10.7", {{"order", "same"}}},
      {"11.2", "11.2", {}, true},
      {"11.4", "11.4", {}, true},
      {"11.5", "11.5"},
      {"11.6", "11.6"},
      {"11.7", "11.7", {}, true},
      {"11.9", "11.9", {}, true},
      {"11.11-after", "11.11/after", {}, true},
      {"11.11-waitgroup", "11.11/waitgroup", {}, true},
      {"11.12-nil", "11.12/nil"},
      {"11.12-signal", "11.12/signal", {}, true},
      {"11.12-semaphore", "11.12/semaphore"},
      {"11.12-pool", "11.12/pool"},
      {"11.12-order", "11.12/order", {}, true},
      {"11.13", "11.13", {}, true},
      {"11.14", "11.14", {}, true},
      {"11.15-timeout", "11.15/timeout", {}, true},
      {"11.15-deadline", "11.15/deadline", {}, true},
      {"11.15-value", "11.15/value", {}, true},
      {"11.15-cause", "11.15/cause", {}, true},
      {"11.16", "11.16", {}, true},
      {"12.1-complete", "12.1", {{"timeout", "4s"}}},
      {"12.3", "12.3"},
      {"13.1-processes", "13.1/processes", {}, true},
      {"13.1-select", "13.1/select", {}, true},
      {"13.3-mutex", "13.3/mutex", {}, true},
      {"13.3-waitgroup", "13.3/waitgroup", {}, true},
      {"13.3-once", "13.3/once", {}, true},
      {"13.3-cond", "13.3/cond", {}, true},
      {"13.3-pool", "13.3/pool", {}, true},
      {"13.4-buffer", "13.4/deadlock", {{"buffer", "1"}}, true, {{"buffer", "1"}}},
      {"13.4-race", "13.4/race", {}, true},
      {"13.4-torn", "13.4/race", {{"no-sync", "true"}}, true, {{"no-sync", "true"}}}};
  return all;
}

}  // namespace golearn::test
