#include <array>

#include "random_world.hpp"

namespace golearn::test {
namespace {

void saw_reason(Witness& me, const Context& ctx) { me.saw(to_string(cause(ctx))); }

void done_or_value(World& w, Witness& me) {
  Select{receive(w.timed.ctx.done(), [&] { saw_reason(me, w.timed.ctx); }),
         receive(w.buffered, [&](int value) { me.saw(value); })};
}

void done_or_late(World& w, Witness& me) {
  Select{receive(w.below.ctx.done(), [&] { saw_reason(me, w.below.ctx); }),
         receive(after(1ms), [&] { me.saw("late"); })};
}

void own_timeout(World& w, Witness& me) {
  const auto [ctx, cancel] = with_timeout(w.top.ctx, 1ms);
  ctx.done().recv();
  saw_reason(me, ctx);
}

void own_deadline(World& w, Witness& me) {
  const auto [ctx, cancel] = with_deadline(w.timed.ctx, now() + 2ms);
  Select{receive(ctx.done(), [&, &ctx = ctx] { saw_reason(me, ctx); }),
         receive(w.unbuffered, [&](int value) { me.saw(value); })};
  cancel();
}

void take_back(World& w, Witness& me) {
  const StopFunc stop = after_func(w.timed.ctx, [] { println("cancelled"); });
  sleep(1ms);
  me.saw(stop());
}

constexpr std::array kOperations{
    Operation{"cancel top", [](World& w, Witness&) { w.top.cancel(); }},
    Operation{"cancel timed", [](World& w, Witness&) { w.timed.cancel(); }},
    Operation{"err of timed", [](World& w, Witness& me) { me.saw(w.timed.ctx.err() ? "over" : "on"); }},
    Operation{"wait for below", [](World& w, Witness&) { w.below.ctx.done().recv(); }},
    Operation{"done or value", done_or_value},
    Operation{"done or late", done_or_late},
    Operation{"own timeout", own_timeout},
    Operation{"own deadline", own_deadline},
    Operation{"take back", take_back},
};

}  // namespace

std::span<const Operation> context_operations() { return kOperations; }

}  // namespace golearn::test
