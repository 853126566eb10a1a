#include "golearn/core/panic.hpp"

#include <cxxabi.h>
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "golearn/core/operation.hpp"

namespace golearn {
namespace core {
namespace {

// How the exception in flight prints if it is of one of these types, as Go prints a panic with such a value.
template <class... T>
std::optional<std::string> as_number() {
  std::optional<std::string> text;
  const auto is_one = [&text]<class One>(std::type_identity<One>) {
    try {
      throw;
    } catch (const One& value) {
      text = fmt::format("{}", value);
    } catch (...) {
    }
    return text.has_value();
  };
  (is_one(std::type_identity<T>()) || ...);
  return text;
}

// Of a null pointer C++ lets one make no std::string.
const char* or_empty(const char* text) { return text ? text : ""; }

std::string unknown_exception() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (!type) return "an exception of another language";
  const std::unique_ptr<char, decltype(&std::free)> name(abi::__cxa_demangle(type->name(), nullptr, nullptr, nullptr),
                                                         &std::free);
  return fmt::format("a C++ exception of type {}", name ? name.get() : type->name());
}

}  // namespace

PanicValue current_exception_as_panic(Place fallback) {
  try {
    throw;
  } catch (PanicException& e) {
    return e.panic;
  } catch (const std::exception& e) {
    return {std::current_exception(), or_empty(e.what()), fallback};
  } catch (const std::string& text) {
    return {text, text, fallback};
  } catch (const char* text) {
    return {std::string(or_empty(text)), or_empty(text), fallback};
  } catch (...) {
    auto number = as_number<bool, int, unsigned, long, unsigned long, long long, unsigned long long, float, double>();
    return {std::current_exception(), number ? *std::move(number) : unknown_exception(), fallback};
  }
}

// The panic that is in flight after a deferred function has panicked with `raised`. Go tells of each that was
// replaced, but of the same value only once.
static PanicValue succeed(PanicFrame& frame, PanicValue raised) {
  if (!frame.panic) return raised;
  if (raised.text == frame.panic->text) {
    PanicValue same = *std::move(frame.panic);
    same.repanicked |= frame.recovered;
    return same;
  }
  const bool say_recovered = frame.recovered && !frame.panic->repanicked;
  raised.earlier = frame.panic->report();
  raised.earlier += say_recovered ? " [recovered]\n\tpanic: " : "\n\tpanic: ";
  return raised;
}

void fatal(const char* message, Place where) {
  Processor& p = here();
  Goroutine& g = *p.current;
  const GoroutineInfo culprit{.id = g.id, .parent = g.parent, .created_at = g.created_at, .at = where};
  p.scheduler->announce_end(g);
  g.unwind = true;
  p.scheduler->stop(Ending::fatal, message, 2, &culprit);
}

}  // namespace core

std::string PanicValue::report() const {
  std::string told = earlier;
  for (const char c : text) {
    told += c;
    if (c == '\n') told += '\t';
  }
  if (repanicked) told += " [recovered, repanicked]";
  return told;
}

void panic_value(std::any value, std::string text, Place where) {
  throw core::PanicException({std::move(value), std::move(text), where});
}

void panic(std::string_view text, Place where) { panic_value(std::string(text), std::string(text), where); }

std::optional<PanicValue> recover() {
  core::Goroutine* g = core::here().current;
  core::PanicFrame* frame = g ? g->panic_frame : nullptr;
  if (!frame || !frame->panic || frame->recovered) return std::nullopt;
  frame->recovered = true;
  return frame->panic;
}

void goexit() { throw core::GoexitException{}; }

// Each deferred function sees the panic of the moment; one that panics itself replaces it, and the text keeps
// both, as Go prints them.
void Defer::run_all(core::PanicFrame& frame, bool& exiting, Place where) {
  while (!functions_.empty()) {
    auto function = std::move(functions_.back());
    functions_.pop_back();
    try {
      function();
    } catch (const core::Unwind&) {
      throw;
    } catch (const core::GoexitException&) {
      exiting = true;
      frame.panic.reset();
    } catch (...) {
      frame.panic = core::succeed(frame, core::current_exception_as_panic(where));
      frame.recovered = false;
      continue;
    }
    if (frame.recovered) {
      exiting = exiting || (frame.panic && frame.panic->during_goexit);
      frame.panic.reset();
    }
    frame.recovered = false;
  }
}

void with_defer(const std::function<void(Defer&)>& body, Place where) {
  Defer defer;
  core::PanicFrame frame;
  bool exiting = false;
  try {
    body(defer);
  } catch (const core::Unwind&) {
    throw;
  } catch (const core::GoexitException&) {
    exiting = true;
  } catch (...) {
    frame.panic = core::current_exception_as_panic(where);
  }
  core::Goroutine* g = core::here().current;
  frame.outer = g->panic_frame;
  g->panic_frame = &frame;
  struct Restore {
    core::Goroutine* goroutine;
    core::PanicFrame* outer;
    ~Restore() { goroutine->panic_frame = outer; }
  } const restore{g, frame.outer};
  defer.run_all(frame, exiting, where);
  if (frame.panic) {
    frame.panic->during_goexit |= exiting;
    throw core::PanicException(*frame.panic);
  }
  if (exiting) throw core::GoexitException{};
}

}  // namespace golearn
