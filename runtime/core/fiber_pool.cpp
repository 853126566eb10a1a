#include "golearn/core/fiber_pool.hpp"

#include <mutex>
#include <vector>

namespace golearn::core::fiber_pool {
namespace {

struct Pool {
  std::mutex mutex;
  std::vector<FiberChain> chains;  // none of them empty
  std::size_t size = 0;            // of all
};

// Never destroyed: the stacks in it belong to the process.
Pool& pool() {
  static Pool* const instance = new Pool;
  return *instance;
}

}  // namespace

FiberChain take() {
  Pool& p = pool();
  const std::lock_guard lock(p.mutex);
  if (p.chains.empty()) return {};
  const FiberChain chain = p.chains.back();
  p.chains.pop_back();
  p.size -= chain.size;
  return chain;
}

void give(FiberChain chain) {
  if (chain.size == 0) return;
  Pool& p = pool();
  const std::lock_guard lock(p.mutex);
  p.chains.push_back(chain);
  p.size += chain.size;
}

void trim(std::size_t keep) {
  FiberChain surplus;
  {
    Pool& p = pool();
    const std::lock_guard lock(p.mutex);
    for (; p.size > keep; --p.size) {
      FiberChain& last = p.chains.back();
      surplus.put(*last.take());
      if (last.size == 0) p.chains.pop_back();
    }
  }
  end_fibers(surplus.head);
}

}  // namespace golearn::core::fiber_pool
