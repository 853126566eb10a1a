// What a goroutine of a controlled run draws.
#include "golearn/core/goroutine.hpp"

#include "golearn/core/rng.hpp"
#include "golearn/core/scheduler.hpp"

namespace golearn::core {

void Goroutine::come_under_control(Goroutine* starter) {
  const Controlled* by = starter ? starter->controlled.get() : nullptr;
  const std::uint64_t stream = by ? Rng(by->stream + starter->controlled->started++).next() : created_at.line();
  under_control() = {.next = {}, .stream = stream};
}

std::uint32_t Goroutine::draw(std::uint64_t seed, std::uint32_t below) {
  Controlled& mine = under_control();
  return Rng(Rng(seed).next() ^ (mine.stream + mine.drawn++)).below(below);
}

std::uint32_t Scheduler::draw(Processor& p, std::uint32_t below) const {
  const std::uint32_t drawn = p.current->draw(seed, below);
  return below > 1 ? config.strategy->pick_number(below, drawn) : drawn;
}

}  // namespace golearn::core
