// What tests of defer, panic and recover have in their programs.
#pragma once

#include <string>

#include "golearn/golearn.hpp"

namespace golearn::test {

/// `defer fmt.Println(text)`
inline void defer_println(Defer& defer, const char* text) {
  defer([=] { println(text); });
}

/// What recover() returns, as a text.
inline std::string recovered() {
  const auto panic = recover();
  return panic ? panic->text : "<nil>";
}

}  // namespace golearn::test
