// What real Go prints: files that were recorded, and the programs that must print the same.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "support/program.hpp"

namespace golearn::test {

/// A program in C++ of which tests/runtime/go/recorded.go has the Go version under the same name.
struct OrderProgram {
  std::string name;
  std::function<void()> main;
};

const std::vector<OrderProgram>& order_programs();

/// What the Go program `name` of tests/runtime/go said with GOMAXPROCS=1.
Lines recorded(const std::string& name);
/// The names of all that were recorded.
Lines recorded_names();
/// The lines of tests/go-order/`file`.
Lines go_order(const std::string& file);

}  // namespace golearn::test
