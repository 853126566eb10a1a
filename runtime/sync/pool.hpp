// Pool. Go: sync.Pool: objects that are used again instead of being made anew.
//
// As in Go each processor keeps what was put on it: one object at hand, the others last in, first out; who finds
// nothing takes the oldest of another's. Unlike Go, nothing is dropped while the program runs: Go's collector empties
// pools now and then, and a pool that outlives the program keeps its objects until it is destroyed itself.
//
// Invariant: `caches_` is under `lock_`; only moves of T happen under it, `make` is called outside.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "golearn/core/operation.hpp"

namespace golearn {

/// Share one through make<Pool<T>>(make_one). T: what Go programs put into pools, such as a shared_ptr.
template <class T>
class Pool {
 public:
  /// Go: `sync.Pool{New: make_one}`. Without `make_one` an empty pool yields T{}.
  explicit Pool(std::function<T()> make_one = {}) : make_(std::move(make_one)) { core::made(id_); }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Some object that was put in, or a new one. Go: `p.Get()`.
  T get(Place where = Place::current()) {
    std::optional<T> found;
    step("Get", where, [&](int processor) { found = take(processor); });
    if (found) return std::move(*found);
    return make_ ? make_() : T{};
  }

  /// Leaves `object` to whoever asks next; its user must let go of it. Go: `p.Put(x)`.
  void put(T object, Place where = Place::current()) {
    step("Put", where, [&](int processor) {
      Cache& mine = caches_[processor];
      if (!mine.at_hand) {
        mine.at_hand.emplace(std::move(object));
      } else {
        mine.others.push_back(std::move(object));
      }
    });
  }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  struct Cache {
    std::optional<T> at_hand;
    std::deque<T> others;
  };

  template <class F>
  void step(std::string_view name, Place where, F&& operate) {
    core::Processor* p = core::begin_step(EventKind::atomic, &id_, where);
    if (!p) return;
    core::observed_step(
        *p, EventKind::atomic, id_, where, 0,
        [&] {
          const core::SpinGuard guard(lock_, p->parallel);
          operate(p->id);
          return true;
        },
        [name](Values) { return std::string(name); });
  }

  std::optional<T> take(int processor) {
    Cache& mine = caches_[processor];
    if (mine.at_hand) return std::exchange(mine.at_hand, std::nullopt);
    if (!mine.others.empty()) {
      std::optional<T> last(std::move(mine.others.back()));
      mine.others.pop_back();
      return last;
    }
    for (auto& [id, cache] : caches_) {
      if (cache.others.empty()) continue;
      std::optional<T> oldest(std::move(cache.others.front()));
      cache.others.pop_front();
      return oldest;
    }
    return std::nullopt;
  }

  const std::function<T()> make_;
  core::SpinLock lock_;
  std::map<int, Cache> caches_;  // by processor
  core::Identity id_{ObjectKind::pool};
};

}  // namespace golearn
