#include "random_programs.hpp"

#include <algorithm>
#include <array>

#include "golearn/core/rng.hpp"
#include "random_world.hpp"

namespace golearn::test {
namespace {

struct Plan {
  std::vector<std::vector<Operation>> goroutines;
  Duration timer = kNever;    // when the common timer goes off, and
  Duration timeout = kNever;  // the common context
  bool each_prints = false;
  bool alike = false;  // all goroutines do what the first does
};

// A program's operations are of one kind or two, so that they meet.
class Draw {
 public:
  Draw(core::Rng& rng, bool timed)
      : rng_(rng), first_(timed ? timed_kind() : any_kind(2)), second_(any_kind(timed ? 4 : 2)) {}

  const Operation& operator()() {
    const auto kind = rng_.below(2) ? first_ : second_;
    return kind[rng_.below(static_cast<std::uint32_t>(kind.size()))];
  }

 private:
  std::span<const Operation> timed_kind() { return rng_.below(3) ? timer_operations() : context_operations(); }
  std::span<const Operation> any_kind(std::uint32_t kinds) {
    constexpr std::array kKinds{channel_operations, lock_operations, timer_operations, context_operations};
    return kKinds[rng_.below(kinds)]();
  }

  core::Rng& rng_;
  std::span<const Operation> first_;
  std::span<const Operation> second_;
};

Plan draw_plan(core::Rng& rng, const Shape& shape) {
  Plan plan;
  Draw draw(rng, shape.timed);
  plan.alike = shape.alike;
  for (int g = 0; g < shape.goroutines; ++g) {
    auto& mine = plan.goroutines.emplace_back();
    if (g > 0 && shape.alike) {
      mine = plan.goroutines.front();
      continue;
    }
    if (rng.below(2)) mine.push_back(timer_operations().front());  // to wake together
    for (std::uint32_t n = 1 + rng.below(shape.most); n > 0; --n) mine.push_back(draw());
  }
  if (shape.timed && rng.below(2)) plan.timer = 1ms;
  if (shape.timed && rng.below(4) == 0) plan.timeout = 1ms;
  plan.each_prints = shape.timed && rng.below(4) == 0;
  return plan;
}

std::string told(const Plan& plan) {
  std::string text = fmt::format("timer {}, timeout {}, {} prints", to_string(plan.timer), to_string(plan.timeout),
                                 plan.each_prints ? "each" : "main");
  for (const auto& goroutine : plan.goroutines) {
    text += "\n go:";
    for (const Operation& each : goroutine) text += fmt::format(" {};", each.name);
  }
  return text;
}

using Witnesses = std::vector<std::unique_ptr<Witness>>;

Witness& new_one(Witnesses& witnesses, int id) {
  return *witnesses.emplace_back(std::make_unique<Witness>(Witness{id}));
}

// Not at an instant at which any of the others is due: to read what they have seen is no step.
void print_all(const Witnesses& witnesses, bool alike) {
  sleep(50ms + 1us);
  std::vector<std::string> seen;
  for (const auto& each : witnesses) seen.push_back(each->seen);
  if (alike) std::ranges::sort(seen);
  std::string all;
  for (const std::string& each : seen) all += each + "| ";
  println(all);
}

std::shared_ptr<World> make_world(const Plan& plan) {
  auto world = std::make_shared<World>();
  world->timer.reset(plan.timer);
  world->alarm = after_func(kNever, [atomic = world->atomic] { atomic->add(100); });
  world->timed = with_timeout(world->top.ctx, plan.timeout);
  world->below = with_cancel(world->timed.ctx);
  world->group.add(2);
  return world;
}

void run(const Plan& plan) {
  // Held by all: who is left when main returns goes on to its next operation.
  const auto world = make_world(plan);
  const auto witnesses = std::make_shared<Witnesses>();
  const auto work = [&plan, world](std::size_t g, Witness& me) {
    for (const Operation& each : plan.goroutines[g]) each.run(*world, me);
    if (plan.each_prints) println(me.seen);
  };
  for (std::size_t g = 0; g < plan.goroutines.size(); ++g) {
    if (plan.alike) {
      go([work, witnesses] { work(0, new_one(*witnesses, 1)); });
    } else {
      go([work, witnesses, g, &me = new_one(*witnesses, static_cast<int>(g) + 1)] { work(g, me); });
    }
  }
  plan.each_prints ? sleep(1ms) : print_all(*witnesses, plan.alike);
}

}  // namespace

RandomProgram random_program(std::uint64_t seed, const Shape& shape) {
  core::Rng rng(seed);
  const auto plan = std::make_shared<const Plan>(draw_plan(rng, shape));
  return {told(*plan), [plan] { run(*plan); }};
}

}  // namespace golearn::test
