#include "golearn/core/runtime.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

#include "golearn/core/scheduler.hpp"
#include "golearn/core/stack.hpp"

namespace golearn {
namespace {

const Config& checked(const Config& config) {
  if (config.procs < 0 || config.procs > Config::kMaxProcs) throw std::invalid_argument("procs: 1 to 256");
  if (!(config.speed > 0) || std::isinf(config.speed)) throw std::invalid_argument("speed: above 0");
  for (const std::size_t size : {config.stack_size, config.main_stack_size}) {
    const bool right = size >= core::StackSize::kLeast && size <= core::StackSize::kMost;
    if (!right) throw std::invalid_argument("stack_size, main_stack_size: 32 KiB to 64 MiB");
  }
  if (config.time_limit.count() < 0) throw std::invalid_argument("time_limit: not negative");
  return config;
}

}  // namespace

Runtime::Runtime(const Config& config) : scheduler_(std::make_unique<core::Scheduler>(checked(config))) {}
Runtime::~Runtime() = default;

Outcome Runtime::run_task(core::Task&& main, Place where) {
  if (!core::here().wants(core::kOutside)) throw std::logic_error("golearn: Runtime::run inside a running program");
  if (std::exchange(has_run_, true)) throw std::logic_error("golearn: a Runtime runs one program; make another");
  return scheduler_->run(std::move(main), where);
}

bool Runtime::deliver(int signal) {
  core::SignalTaker* taker = scheduler_->signals();
  return taker && taker->deliver(signal);
}

void Runtime::interrupt() { scheduler_->stop(Ending::interrupted, "", 130); }

}  // namespace golearn
