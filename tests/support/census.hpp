// Counted: a type whose objects are counted from construction to destruction, to see that each channel element is
// destroyed exactly once.
#pragma once

#include <atomic>

namespace golearn::test {

struct Census {
  std::atomic<int> alive{0};
  std::atomic<int> misused{0};  ///< objects destroyed twice, or used after their end

  void clear() { alive = misused = 0; }
};

/// Move-only. All objects of the process are counted in one census.
class Counted {
 public:
  static Census& census() {
    static Census instance;
    return instance;
  }

  explicit Counted(int number = 0) : number(number) { ++census().alive; }
  Counted(Counted&& other) noexcept : number(other.number) {
    other.check();
    ++census().alive;
  }
  Counted& operator=(Counted&& other) noexcept {
    check();
    other.check();
    number = other.number;
    return *this;
  }
  ~Counted() {
    check();
    mark_ = kGone;
    --census().alive;
  }

  int number;

 private:
  static constexpr int kHere = 0x5eed;
  static constexpr int kGone = 0xdead;
  void check() const {
    if (mark_ != kHere) ++census().misused;
  }
  volatile int mark_ = kHere;  // volatile: the last write of a destructor is no dead store
};

/// Adds one to a counter when it goes out of scope: to see destructors run.
class OnExit {
 public:
  explicit OnExit(std::atomic<int>& counter) : counter_(&counter) {}
  OnExit(const OnExit&) = delete;
  OnExit& operator=(const OnExit&) = delete;
  ~OnExit() { ++*counter_; }

 private:
  std::atomic<int>* counter_;
};

}  // namespace golearn::test
