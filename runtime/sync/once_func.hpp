// Functions that compute once. Go: sync.OnceFunc, sync.OnceValue, sync.OnceValues.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "golearn/sync/once.hpp"

namespace golearn {
namespace core {

/// The one result of a function, or the panic that it ended with.
template <class T>
struct OnceResult {
  explicit OnceResult(std::function<T()> to_run) : function(std::move(to_run)) {}

  const T& get(Place where) {
    bool mine = false;
    once.run(
        [&] {
          mine = true;
          run(where);
        },
        where);
    if (panic) {
      PanicValue raised = *panic;
      raised.during_goexit = mine && left;
      raised.repanicked = mine && !left;  // Go's recovers it where it came up, and panics again
      throw PanicException(std::move(raised));
    }
    return *value;
  }

  std::function<T()> function;
  Once once;
  std::optional<T> value;
  std::optional<PanicValue> panic;
  bool left = false;  ///< by Goexit, which Go's code cannot tell from a panic with nil

 private:
  // The function is let go of before anybody else can see that it has run.
  void run(Place where) {
    const std::function<T()> mine = std::exchange(function, nullptr);
    try {
      value.emplace(mine());
    } catch (const Unwind&) {
      throw;
    } catch (const GoexitException&) {
      const std::string text = "panic called with nil argument";
      panic = PanicValue{text, text, where};
      left = true;
    } catch (...) {
      panic = current_exception_as_panic(where);
    }
  }
};

}  // namespace core

/// A function that returns what `function` returned when first called; later calls, and those that come meanwhile, wait
/// for that. If it panics, every call panics with the same; if it calls goexit(), as if it had panicked with nil.
/// Copies are the same. Go: `sync.OnceValue(f)`; with a pair as the result, `sync.OnceValues(f)`.
template <class F>
auto once_value(F function, Place where = Place::current()) {
  using T = std::decay_t<std::invoke_result_t<F&>>;
  auto result = std::make_shared<core::OnceResult<T>>(std::function<T()>(std::move(function)));
  return [result, where]() -> T { return result->get(where); };
}

/// The same for a function without a result. Go: `sync.OnceFunc(f)`.
template <class F>
auto once_func(F function, Place where = Place::current()) {
  auto result = std::make_shared<core::OnceResult<bool>>([function = std::move(function)]() mutable {
    function();
    return true;
  });
  return [result, where] { result->get(where); };
}

}  // namespace golearn
