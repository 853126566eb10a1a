// make<T>: an object that goroutines share.
#pragma once

#include <memory>
#include <utility>

namespace golearn {

/// A new T, alive as long as anyone refers to it; capture it by value. Go: `new(T)`, or a variable that escapes.
template <class T, class... Arguments>
std::shared_ptr<T> make(Arguments&&... arguments) {
  return std::make_shared<T>(std::forward<Arguments>(arguments)...);
}

}  // namespace golearn
