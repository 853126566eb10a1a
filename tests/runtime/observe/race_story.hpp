// A list of events written by hand, told to a race detector.
#pragma once

#include "golearn/observe/race_detector.hpp"

namespace golearn::test {

// Variables, and two locks.
inline constexpr ObjectId var(std::uint32_t number) { return {ObjectKind::variable, number}; }
inline constexpr ObjectId x = var(1);
inline constexpr ObjectId a{ObjectKind::mutex, 1};
inline constexpr ObjectId b{ObjectKind::mutex, 2};

// Main has started the goroutines 2 to 9.
class Story {
 public:
  Story() {
    spawn(0, 1);
    for (std::uint64_t id = 2; id < 10; ++id) spawn(1, id);
  }
  void spawn(std::uint64_t parent, std::uint64_t child) {
    detector.on({.kind = EventKind::spawn, .goroutine = parent, .other = child});
  }
  void operator()(std::uint64_t goroutine, EventKind kind, ObjectId object, std::int64_t value = 0,
                  std::uint64_t other = 0, Place where = Place::current()) {
    detector.on(
        {.kind = kind, .goroutine = goroutine, .other = other, .object = object, .value = value, .where = where});
  }
  void write(std::uint64_t goroutine, Place where = Place::current()) { write(goroutine, x, where); }
  void write(std::uint64_t goroutine, ObjectId variable, Place where = Place::current()) {
    (*this)(goroutine, EventKind::store, variable, 0, 0, where);
  }
  void read(std::uint64_t goroutine, Place where = Place::current()) { read(goroutine, x, where); }
  void read(std::uint64_t goroutine, ObjectId variable, Place where = Place::current()) {
    (*this)(goroutine, EventKind::load, variable, 0, 0, where);
  }
  void locked(std::uint64_t goroutine, ObjectId lock, const std::function<void()>& f) {
    (*this)(goroutine, EventKind::lock, lock);
    f();
    (*this)(goroutine, EventKind::unlock, lock);
  }
  [[nodiscard]] std::vector<Race> races() const { return detector.races(); }
  [[nodiscard]] std::uint64_t found() const { return detector.found(); }

  RaceDetector detector;
};

}  // namespace golearn::test
