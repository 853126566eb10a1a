#include "golearn/core/fiber_pool.hpp"

#include <array>
#include <mutex>
#include <vector>

namespace golearn::core::fiber_pool {
namespace {

struct Pool {
  std::mutex mutex;
  std::vector<FiberChain> chains;  // none of them empty
  std::size_t size = 0;            // of all
};

// Never destroyed: the stacks in them belong to the process.
Pool& pool(StackSize size) {
  static auto* const all = new std::array<Pool, StackSize::kSizes>;
  return (*all)[size.index()];
}

// Under its mutex, and not empty.
Fiber& take_from(Pool& p) {
  FiberChain& last = p.chains.back();
  Fiber& fiber = *last.take();
  if (last.size == 0) p.chains.pop_back();
  --p.size;
  return fiber;
}

}  // namespace

FiberChain take(StackSize size) {
  Pool& p = pool(size);
  const std::lock_guard lock(p.mutex);
  if (p.chains.empty()) return {};
  const FiberChain chain = p.chains.back();
  p.chains.pop_back();
  p.size -= chain.size;
  return chain;
}

Fiber* take_one(StackSize size) {
  Pool& p = pool(size);
  const std::lock_guard lock(p.mutex);
  return p.chains.empty() ? nullptr : &take_from(p);
}

void give(FiberChain chain) {
  if (chain.size == 0) return;
  Pool& p = pool(chain.head->stack);
  const std::lock_guard lock(p.mutex);
  p.chains.push_back(chain);
  p.size += chain.size;
}

void trim(StackSize size, std::size_t keep) {
  FiberChain surplus;
  {
    Pool& p = pool(size);
    const std::lock_guard lock(p.mutex);
    while (p.size > keep) surplus.put(take_from(p));
  }
  drop_fibers(surplus.head);
}

}  // namespace golearn::core::fiber_pool
