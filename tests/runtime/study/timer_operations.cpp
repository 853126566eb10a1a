#include <array>

#include "random_world.hpp"

namespace golearn::test {
namespace {

void saw_time(World& w, Witness& me, const Time& time) { me.saw((time - w.begun) / 1ms); }

void receive_for_a_while(World& w, Witness& me) {
  const auto saw = [&](int value) { me.saw(value); };
  Select{receive(w.unbuffered, saw), receive(w.buffered, saw), receive(after(1ms), [&] { me.saw("late"); })};
}

void stop_own_timer(World& w, Witness& me) {
  Timer timer(1ms);
  w.buffered.send(me.id);
  me.saw(timer.stop());
}

void reset_own_timer(World& w, Witness& me) {
  Timer timer(1ms);
  sleep(1ms);
  me.saw(timer.reset(1ms));
  saw_time(w, me, timer.c.recv());
}

void poll_timer(World& w, Witness& me) {
  Select{receive(w.timer.c, [&](const Time& time) { saw_time(w, me, time); }), otherwise([&] { me.saw("not yet"); })};
}

void stop_own_function(World& w, Witness& me) {
  Timer timer = after_func(1ms, [c = w.buffered] { c.send(9); });
  sleep(1ms);
  me.saw(timer.stop());
}

constexpr std::array kOperations{
    Operation{"sleep 1ms", [](World&, Witness&) { sleep(1ms); }},
    Operation{"sleep 2ms", [](World&, Witness&) { sleep(2ms); }},
    Operation{"receive for 1ms", receive_for_a_while},
    Operation{"stop own timer", stop_own_timer},
    Operation{"reset own timer", reset_own_timer},
    Operation{"stop timer", [](World& w, Witness& me) { me.saw(w.timer.stop()); }},
    Operation{"reset timer to 1ms", [](World& w, Witness& me) { me.saw(w.timer.reset(1ms)); }},
    Operation{"reset timer to 2ms", [](World& w, Witness& me) { me.saw(w.timer.reset(2ms)); }},
    Operation{"receive from timer", [](World& w, Witness& me) { saw_time(w, me, w.timer.c.recv()); }},
    Operation{"poll timer", poll_timer},
    Operation{"start ticker", [](World& w, Witness&) { w.ticker.reset(1ms); }},
    Operation{"stop ticker", [](World& w, Witness&) { w.ticker.stop(); }},
    Operation{"receive from ticker", [](World& w, Witness& me) { saw_time(w, me, w.ticker.c.recv()); }},
    Operation{"start alarm", [](World& w, Witness& me) { me.saw(w.alarm.reset(1ms)); }},
    Operation{"stop alarm", [](World& w, Witness& me) { me.saw(w.alarm.stop()); }},
    Operation{"stop own function", stop_own_function},
};

}  // namespace

std::span<const Operation> timer_operations() { return kOperations; }

}  // namespace golearn::test
