// Lines with date and time. Go: package log with its default flags, after log.SetOutput(os.Stdout).
#pragma once

#include "golearn/core/go.hpp"
#include "golearn/core/print.hpp"

namespace golearn {
namespace core {
/// `2009/11/10 23:00:01 `: the local time of the program's clock.
std::string log_prefix();
}  // namespace core

/// Prints `2009/11/10 23:00:01 ` and its operands as println does. Go: `log.Println(...)`.
template <class... Rest>
void log_println(core::FirstOperand first, const Rest&... rest) {
  ((first.text += ' ', core::append_value(first.text, rest)), ...);
  first.text.insert(0, core::log_prefix());
  core::print_line(first.text, first.where);
}

/// The same, and then ends the program with exit status 1. Go: `log.Fatalln(...)`.
template <class... Rest>
[[noreturn]] void log_fatalln(core::FirstOperand first, const Rest&... rest) {
  log_println(std::move(first), rest...);
  exit_program(1);
}

}  // namespace golearn
