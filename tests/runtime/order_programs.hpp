// Programs whose order real Go was asked for: each has a Go version of the same name in go/recorded*.go, and what
// that one says with GOMAXPROCS=1 stands in go/recorded.txt.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "golearn/golearn.hpp"

namespace golearn::test {

struct OrderProgram {
  std::string name;
  std::function<void()> main;
};

const std::vector<OrderProgram>& order_programs();

/// Computes for so long without giving way.
void spin(Duration duration);

/// Those of locks, conditions, groups and Once, which order_programs() has too: order_programs_locks.cpp and
/// go/recorded_locks.go.
std::vector<OrderProgram> lock_programs();
/// Those of contexts, signals and what is built on them, which order_programs() has too: order_programs_context.cpp and
/// go/recorded_context.go.
std::vector<OrderProgram> context_programs();
/// The same for what else there is in sync and its neighbours: order_programs_sync.cpp and go/recorded_sync.go.
std::vector<OrderProgram> sync_programs();
/// And of select, go, defer, panic and recover: order_programs_language.cpp and go/recorded_language.go.
std::vector<OrderProgram> language_programs();

}  // namespace golearn::test
