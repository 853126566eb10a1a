// Shared<T>: a plain Go variable that several goroutines use without synchronisation.
//
// In Go that is a data race; in C++ it would be undefined behaviour. Here each read and each write is whole (cell.hpp),
// so nothing is undefined, and yet `counter += 1` is a read and, later, a write: between them another goroutine may
// write too, and its update is lost. On several processors the runtime preempts a goroutine there now and then
// (race_gap.hpp), so that what a large program meets once in a while shows in a small one.
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>

#include "golearn/core/brief.hpp"
#include "golearn/sync/atomic_access.hpp"
#include "golearn/sync/cell.hpp"

namespace golearn {

/// Share one through make<Shared<T>>(). T: anything that can be copied: a number, a pointer, a function, a struct, a
/// map. Never torn, never ordered.
template <std::copyable T>
class Shared {
 public:
  Shared() requires std::default_initializable<T> : Shared(T{}) {}
  explicit Shared(T value) : cell_(std::move(value)) { core::made(id_); }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  /// Reads the variable.
  T load(Place where = Place::current()) const {
    core::Processor* p = core::begin_step(EventKind::load, &id_, where);
    T value = cell_.get();
    if (p) told_load(*p, value, false, where);
    return value;
  }
  /// Writes the variable.
  void store(T value, Place where = Place::current()) {
    core::Processor* p = core::begin_step(EventKind::store, &id_, where);
    if (!p) return;
    told_store(*p, value, where);
    cell_.set(std::move(value));
    wrote(*p, where);
  }
  /// A read and a write. Go: `x += delta`.
  void add(T delta, Place where = Place::current()) requires std::is_arithmetic_v<T> {
    core::Processor* p = core::begin_step(EventKind::load, &id_, where);
    if (!p) return;
    core::Scheduler& scheduler = *p->scheduler;
    const bool gap = p->parallel && scheduler.opens_race_gap(*p, id_, core::RaceGap::Of::update);
    if (p->parallel && !gap) return add_at_once(*p, delta, where);
    const T old = cell_.get();
    told_load(*p, old, true, where);
    if (gap) scheduler.put_aside(*p, where);
    store(static_cast<T>(old + delta), where);
    if (gap) scheduler.race_gap_is_over();
  }

  /// Reads a part: `look` is given the value, and what it returns is what was read. Go: `s.field`, `m[key]`, `len(m)`.
  /// `look` must do no operation of this library.
  template <class F>
  auto read(F&& look, Place where = Place::current()) const {
    core::Processor* p = core::begin_step(EventKind::load, &id_, where);
    auto part = cell_.read(look);
    if (p) core::tell_access(*p, EventKind::load, id_, where, 0, [&](Values how) { return core::shown(part, how); });
    return part;
  }
  /// Writes a part: `change` is given the value, to change it. One write and no read. Go: `s.field = v`, `m[key] = v`.
  /// `change` must do no operation of this library.
  template <class F>
  void write(F&& change, Place where = Place::current()) {
    core::Processor* p = core::begin_step(EventKind::store, &id_, where);
    if (!p) return;
    core::tell_access(*p, EventKind::store, id_, where, 0, [](Values) { return std::string(); });
    cell_.write(change);
    wrote(*p, where);
  }

  /// The same variable by atomic steps: `x.atomic().add(1)`. Beside them a plain access is a data race, as in Go. Go:
  /// `atomic.AddInt64(&x, 1)`.
  [[nodiscard]] core::AtomicAccess<T> atomic() const requires std::is_integral_v<T> { return {cell_.word(), id_}; }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  void wrote(core::Processor& p, Place where) {
    if (p.parallel) p.scheduler->wrote(p, id_, where);
  }
  // On several processors, where nobody is to come in between: or a thread that loses its core at this point would lose
  // the program as many updates as others make meanwhile.
  void add_at_once(core::Processor& p, T delta, Place where) {
    const T old = cell_.change([&](T& value) { value = static_cast<T>(value + delta); });
    told_load(p, old, true, where);
    told_store(p, static_cast<T>(old + delta), where);
    wrote(p, where);
  }
  void told_load(core::Processor& p, const T& value, bool to_write, Place where) const {
    core::tell_access(p, EventKind::load, id_, where, to_write, [&](Values how) { return core::shown(value, how); });
  }
  void told_store(core::Processor& p, const T& value, Place where) const {
    core::tell_access(p, EventKind::store, id_, where, 0, [&](Values how) { return core::shown(value, how); });
  }

  core::Cell<T> cell_;
  core::Identity id_{ObjectKind::variable};
};

}  // namespace golearn
