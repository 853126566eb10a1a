// SyncMap. Go: sync.Map: a map that goroutines share without a lock of their own.
//
// What orders what: an operation on a key comes after those on that key whose effect it sees, and after no other. So to
// an observer a value that is there is an object of its own. That a key is absent is said
// of the map itself: who removes a key releases it, and who finds none acquires it.
//
// Invariants
//   * `entries_` is under `lock_`, and what is done to it is told under it. No code of the program runs meanwhile but
//     the hashing, comparing, copying and moving of K and V, which must do no operation of this library.
//   * Steps are announced as on the whole map: which entry it will be is not known before.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "golearn/core/operation.hpp"

namespace golearn {

/// Share one through make<SyncMap<K, V>>(). Safe from any goroutine; every operation but range() is one indivisible
/// step. K: what has a std::hash and ==; to compare values, V has == too. Go: `sync.Map`.
template <class K, class V>
class SyncMap {
 public:
  SyncMap() { core::made(id_); }
  SyncMap(const SyncMap&) = delete;
  SyncMap& operator=(const SyncMap&) = delete;

  /// The value of `key`, if it has one. Go: `m.Load(key)`.
  std::optional<V> load(const K& key, Place where = Place::current()) {
    return step(key, nullptr, where, keep, EventKind::peek).before;
  }
  /// Go: `m.Store(key, value)`.
  void store(const K& key, V value, Place where = Place::current()) { swap(key, std::move(value), where); }
  /// Stores `value` and returns the one before, if there was one. Go: `m.Swap(key, value)`.
  std::optional<V> swap(const K& key, V value, Place where = Place::current()) {
    return step(key, &value, where, [](const V*) { return Then::put; }).before;
  }
  /// The value of `key`, and true; if it has none, stores `value` and returns it, and false. Go: `m.LoadOrStore(key,
  /// value)`.
  std::pair<V, bool> load_or_store(const K& key, V value, Place where = Place::current()) {
    V given = value;
    auto [before, then] = step(key, &given, where, [](const V* now) { return now ? Then::keep : Then::put; });
    const bool loaded = before.has_value();
    return {loaded ? *std::move(before) : std::move(value), loaded};
  }
  /// Removes `key` and returns the value it had, if any. Go: `m.LoadAndDelete(key)`.
  std::optional<V> load_and_remove(const K& key, Place where = Place::current()) {
    return step(key, nullptr, where, [](const V*) { return Then::drop; }).before;
  }
  /// Go: `m.Delete(key)`; `delete` is a word of C++.
  void remove(const K& key, Place where = Place::current()) { load_and_remove(key, where); }
  /// Stores `to` if the value is `from`; whether it did. Go: `m.CompareAndSwap(key, from, to)`.
  bool compare_and_swap(const K& key, const V& from, V to, Place where = Place::current()) {
    const auto decide = [&](const V* now) { return now && *now == from ? Then::put : Then::keep; };
    return step(key, &to, where, decide).then == Then::put;
  }
  /// Removes `key` if its value is `old`; whether it did. Go: `m.CompareAndDelete(key, old)`.
  bool compare_and_remove(const K& key, const V& old, Place where = Place::current()) {
    const auto decide = [&](const V* now) { return now && *now == old ? Then::drop : Then::keep; };
    return step(key, nullptr, where, decide).then == Then::drop;
  }
  /// Calls `visit(key, value)` for each key, in no order to rely on, until it returns false. It may use the map: what
  /// is stored or removed meanwhile is met or not, and no key is met twice. Go: `m.Range(f)`.
  template <class F>
  void range(F&& visit, Place where = Place::current()) {
    for (const K& key : keys(where)) {
      if (const auto value = load(key, where); value && !visit(key, *value)) return;
    }
  }
  /// Removes all keys. Go: `m.Clear()`, since 1.23.
  void clear(Place where = Place::current());

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  struct Entry {
    explicit Entry(V stored) : value(std::move(stored)) { core::made(id); }
    V value;
    core::Identity id{ObjectKind::map_entry};
  };
  using Entries = std::unordered_map<K, Entry>;
  enum class Then : std::uint8_t { keep, put, drop };
  struct Result {
    std::optional<V> before = {};
    Then then = Then::keep;
  };

  template <class F>
  Result step(const K& key, V* value, Place where, F&& decide, EventKind kind = EventKind::atomic);
  void insert(core::Processor& p, const K& key, V value, Place where);
  std::vector<K> keys(Place where);
  static Then keep(const V*) { return Then::keep; }

  std::mutex lock_;
  Entries entries_;
  core::Identity id_{ObjectKind::map};
};

// `decide` sees the value that is there, or null, and says what becomes of it; `value` is what it may put there. The
// program over, nothing is there and nothing becomes of it.
template <class K, class V>
template <class F>
typename SyncMap<K, V>::Result SyncMap<K, V>::step(const K& key, V* value, Place where, F&& decide, EventKind kind) {
  core::Processor* p = core::begin_step(kind, &id_, where);
  if (!p) return {};
  Result result;  // what leaves the map is destroyed after the lock, with this or the next
  typename Entries::node_type gone;
  const std::lock_guard guard(lock_);
  const auto at = entries_.find(key);
  if (at == entries_.end()) {
    core::tell(*p, EventKind::peek, id_, where);
    result.then = decide(nullptr);
    if (result.then == Then::put) insert(*p, key, std::move(*value), where);
    return result;
  }
  result.then = decide(&at->second.value);
  core::tell(*p, result.then == Then::keep ? EventKind::peek : EventKind::atomic, at->second.id, where);
  if (result.then == Then::keep) {
    result.before = at->second.value;
    return result;
  }
  result.before = std::move(at->second.value);
  if (result.then == Then::put) {
    at->second.value = std::move(*value);
  } else {
    core::tell(*p, EventKind::atomic, id_, where);
    gone = entries_.extract(at);
  }
  return result;
}

// Under `lock_`.
template <class K, class V>
void SyncMap<K, V>::insert(core::Processor& p, const K& key, V value, Place where) {
  const auto at = entries_.try_emplace(key, std::move(value)).first;
  core::tell(p, EventKind::atomic, at->second.id, where);
}

template <class K, class V>
std::vector<K> SyncMap<K, V>::keys(Place where) {
  std::vector<K> all;
  core::Processor* p = core::begin_step(EventKind::peek, &id_, where);
  if (!p) return all;
  const std::lock_guard guard(lock_);
  core::tell(*p, EventKind::peek, id_, where);
  for (const auto& [key, value] : entries_) all.push_back(key);
  return all;
}

template <class K, class V>
void SyncMap<K, V>::clear(Place where) {
  core::Processor* p = core::begin_step(EventKind::atomic, &id_, where);
  if (!p) return;
  Entries gone;
  const std::lock_guard guard(lock_);
  for (const auto& [key, entry] : entries_) core::tell(*p, EventKind::atomic, entry.id, where);
  core::tell(*p, EventKind::atomic, id_, where);
  entries_.swap(gone);
}

}  // namespace golearn
