// What an object carries to be known by: one word, in which a run that is watched writes the object's number.
//
// An object that is older than the run, or is used by several runs one after another, has its number from the run
// before; so the word says which run it is from, and the next one numbers the object at its first use.
//
// Invariant: the kind never changes; run and number change together. Any thread may ask; of several that ask first at
// once, one numbers it and all have that number.
#pragma once

#include <atomic>
#include <cstdint>

#include "golearn/core/object_id.hpp"

namespace golearn::core {

class Scheduler;

/// For the constructors of locks and atomics that are inside one of the library's own objects.
enum class Inside : std::uint8_t { part, writers };
constexpr ObjectKind kind_of(Inside inside) {
  return inside == Inside::writers ? ObjectKind::writers : ObjectKind::part;
}

class Identity {
 public:
  explicit constexpr Identity(ObjectKind kind) : word_(static_cast<std::uint64_t>(kind) << kKindShift) {}
  Identity(const Identity&) = delete;
  Identity& operator=(const Identity&) = delete;

  [[nodiscard]] ObjectKind kind() const { return kind_of(word_.load(std::memory_order_relaxed)); }

  // How the word is made up, for the scheduler, which alone writes it.
  static constexpr int kRunShift = 28, kKindShift = 56;
  static constexpr std::uint64_t kRuns = (std::uint64_t{1} << (kKindShift - kRunShift)) - 1;
  static constexpr std::uint64_t kNumbers = (std::uint64_t{1} << kRunShift) - 1;

  static ObjectKind kind_of(std::uint64_t word) { return static_cast<ObjectKind>(word >> kKindShift); }
  static std::uint64_t run_of(std::uint64_t word) { return word >> kRunShift & kRuns; }
  static ObjectId id_of(std::uint64_t word) { return {kind_of(word), static_cast<std::uint32_t>(word & kNumbers)}; }

  mutable std::atomic<std::uint64_t> word_;
};

}  // namespace golearn::core
