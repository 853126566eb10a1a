#include "golearn/core/terminate.hpp"

#include <cstdlib>
#include <exception>
#include <mutex>
#include <new>

#include "golearn/core/last_words.hpp"
#include "golearn/core/panic.hpp"
#include "golearn/core/scheduler.hpp"

namespace golearn::core {
namespace {

std::terminate_handler previous;

// What is thrown out of a noexcept function counts as being handled when std::terminate() is called.
PanicValue reason(const Goroutine& g) {
  if (!std::current_exception()) return {{}, "std::terminate() was called", g.created_at};
  PanicValue panic = current_exception_as_panic(g.created_at);
  panic.text += " [left a destructor or another noexcept function]";
  return panic;
}

[[noreturn]] void leave_goroutine(Goroutine& g) noexcept {
  try {
    if (!g.unwind) here().scheduler->end_of_panic(g, reason(g));
  } catch (const std::bad_alloc&) {
    die("", "out of memory");
  }
  here().scheduler->abandon(g);
}

[[noreturn]] void on_terminate() {
  if (Goroutine* g = here().current) leave_goroutine(*g);
  if (previous) previous();
  std::abort();
}

}  // namespace

void catch_terminate() {
  static std::once_flag once;
  std::call_once(once, [] { previous = std::set_terminate(on_terminate); });
}

}  // namespace golearn::core
