// What real Go prints, as it was recorded.
#pragma once

#include <string>

#include "support/program.hpp"

namespace golearn::test {

/// What the Go program `name` of tests/runtime/go said with GOMAXPROCS=1.
Lines recorded(const std::string& name);
/// The names of all that were recorded.
Lines recorded_names();
/// The lines of tests/go-order/`file`.
Lines go_order(const std::string& file);

}  // namespace golearn::test
