// What goroutines share, as those who watch a run know it: a kind and a number.
//
// The run numbers the objects of a kind from 1 in the order of their making, so the same run gives the same numbers on
// any machine, and none is given twice.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace golearn {

enum class ObjectKind : std::uint8_t {
  none,
  channel,
  mutex,
  rwmutex,
  cond,
  once,
  wait_group,
  variable,  ///< a Shared<T>
  atomic,
  timer,
  pool,
  map,        ///< a SyncMap
  map_entry,  ///< a key of one, and its value
  signals,    ///< which signals the program listens for
  writers,    ///< of an RWMutex: the turn that those who want to write take among each other
  part,       ///< a lock or an atomic inside one of the library's own objects
  output,     ///< what all prints have in common; there is one
  program,    ///< what all have in common when it ends; there is one
};
inline constexpr std::size_t kObjectKinds = static_cast<std::size_t>(ObjectKind::program) + 1;

/// A short lower-case noun, stable: `chan`, `mutex`, `var`, …; empty for none.
std::string_view to_string(ObjectKind kind);

struct ObjectId {
  ObjectKind kind = ObjectKind::none;
  std::uint32_t number = 0;

  /// Whether it is any.
  explicit constexpr operator bool() const { return kind != ObjectKind::none; }
  friend constexpr auto operator<=>(const ObjectId&, const ObjectId&) = default;
};

inline constexpr ObjectId kOutput{ObjectKind::output, 1};
inline constexpr ObjectId kProgram{ObjectKind::program, 1};

/// `chan#1`; empty for none.
std::string to_string(ObjectId id);

}  // namespace golearn

template <>
struct std::hash<golearn::ObjectId> {
  std::size_t operator()(golearn::ObjectId id) const noexcept {
    return std::hash<std::uint64_t>()(std::uint64_t{id.number} << 8 | static_cast<std::uint64_t>(id.kind));
  }
};
