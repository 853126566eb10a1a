#include "core/fiber_pool.hpp"

#include <mutex>

namespace golearn::core::fiber_pool {
namespace {

struct Pool {
  std::mutex mutex;
  Fiber* head = nullptr;
  std::size_t size = 0;
};

// Never destroyed: the stacks in it belong to the process.
Pool& pool() {
  static Pool* const instance = new Pool;
  return *instance;
}

}  // namespace

Fiber* take() {
  Pool& p = pool();
  const std::lock_guard lock(p.mutex);
  Fiber* fiber = p.head;
  if (!fiber) return nullptr;
  p.head = fiber->next_free;
  --p.size;
  fiber->next_free = nullptr;
  return fiber;
}

void give(Fiber* chain) {
  Pool& p = pool();
  const std::lock_guard lock(p.mutex);
  while (chain) {
    Fiber* next = chain->next_free;
    chain->next_free = p.head;
    p.head = chain;
    ++p.size;
    chain = next;
  }
}

void trim(std::size_t keep) {
  Fiber* surplus = nullptr;
  {
    Pool& p = pool();
    const std::lock_guard lock(p.mutex);
    while (p.size > keep) {
      Fiber* fiber = p.head;
      p.head = fiber->next_free;
      fiber->next_free = surplus;
      surplus = fiber;
      --p.size;
    }
  }
  end_fibers(surplus);
}

}  // namespace golearn::core::fiber_pool
