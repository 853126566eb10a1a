#include <array>

#include "random_world.hpp"

namespace golearn::test {
namespace {

void add_under_mutex(World& w, Witness&) {
  const LockGuard guard(w.mutex);
  w.variable.add(1);
}

void load_under_read_lock(World& w, Witness& me) {
  w.both.rlock();
  me.saw(w.variable.load());
  w.both.runlock();
}

void add_under_write_lock(World& w, Witness&) {
  w.both.lock();
  w.variable.add(10);
  w.both.unlock();
}

void wait_for_signal(World& w, Witness&) {
  const LockGuard guard(*w.locker);
  w.cond.wait();
}

constexpr std::array kOperations{
    Operation{"add under mutex", add_under_mutex},
    Operation{"store", [](World& w, Witness& me) { w.variable.store(me.id); }},
    Operation{"load", [](World& w, Witness& me) { me.saw(w.variable.load()); }},
    Operation{"atomic add", [](World& w, Witness& me) { me.saw(w.atomic->add(1)); }},
    Operation{"load under read lock", load_under_read_lock},
    Operation{"add under write lock", add_under_write_lock},
    Operation{"once", [](World& w, Witness& me) { w.once.run([&] { me.saw("first"); }); }},
    Operation{"done", [](World& w, Witness&) { w.group.done(); }},
    Operation{"wait", [](World& w, Witness&) { w.group.wait(); }},
    Operation{"wait for signal", wait_for_signal},
    Operation{"signal", [](World& w, Witness&) { w.cond.signal(); }},
};

}  // namespace

std::span<const Operation> lock_operations() { return kOperations; }

}  // namespace golearn::test
