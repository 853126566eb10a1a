// Work that is done in a child: a lesson that dies, hangs or overflows its stack takes neither the screen nor what the
// learner has done with it.
//
// The child is a fork, so it knows what this process knows; what it finds comes back through a pipe (wire.hpp). It owns
// no terminal, keeps nothing, and is killed when nobody wants its answer any more. One thread.
#pragma once

#include <sys/types.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tui/wire.hpp"

namespace golearn::tui {

class Worker {
 public:
  /// Starts it. Throws std::runtime_error if it cannot be.
  explicit Worker(const std::function<std::string()>& work);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Can be read from when there is something to read().
  [[nodiscard]] int descriptor() const { return pipe_; }
  /// Reads what there is. True once the child has ended.
  bool read();
  /// What it found; nothing if it died before it could say.
  [[nodiscard]] const std::optional<std::string>& found() const { return found_; }
  /// Why it found nothing, as it said itself; empty if it could not.
  [[nodiscard]] const std::string& complaint() const { return complaint_; }

 private:
  bool wait_for_end();
  void finish();

  pid_t process_ = -1;
  int pipe_ = -1;
  std::string bytes_;
  std::optional<std::string> found_;
  std::string complaint_;
};

/// Work that finds a T.
template <class T>
class Task {
 public:
  explicit Task(std::function<T()> work)
      : worker_([work = std::move(work)] {
          T found = work();
          Wire wire;
          wire.put(found);
          return wire.bytes();
        }) {}

  [[nodiscard]] int descriptor() const { return worker_.descriptor(); }
  bool read() { return worker_.read(); }
  [[nodiscard]] const std::string& complaint() const { return worker_.complaint(); }
  /// Once it has ended; nothing if it died.
  [[nodiscard]] std::optional<T> found() const {
    if (!worker_.found()) return std::nullopt;
    Wire wire(*worker_.found());
    T value;
    wire.get(value);
    return value;
  }

 private:
  Worker worker_;
};

/// Of those tasks that there are.
template <class... T>
std::vector<int> descriptors(const std::unique_ptr<Task<T>>&... tasks) {
  std::vector<int> all;
  (void(tasks ? all.push_back(tasks->descriptor()) : void()), ...);
  return all;
}

}  // namespace golearn::tui
