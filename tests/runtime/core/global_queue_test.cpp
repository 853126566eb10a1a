// The queue of goroutines that belong to no processor.
#include "golearn/core/global_queue.hpp"

#include <array>

#include "golearn/core/goroutine.hpp"
#include "support/catch.hpp"

using golearn::core::GlobalQueue;
using golearn::core::Goroutine;

TEST_CASE("the global queue gives goroutines in the order they came, also when it has grown meanwhile", "[queue]") {
  std::array<Goroutine, 12> g;
  GlobalQueue queue;
  queue.reserve(4);
  for (int i : {0, 1, 2, 3}) queue.push(&g[i]);
  CHECK(queue.pop() == &g[0]);
  CHECK(queue.pop() == &g[1]);
  for (int i : {4, 5}) queue.push(&g[i]);  // where the first two were
  CHECK(queue.size() == 4);

  const bool grown = GENERATE(false, true);
  if (grown) {
    queue.reserve(9);
    for (int i : {6, 7, 8, 9, 10, 11}) queue.push(&g[i]);
  }
  for (int i = 2; i < (grown ? 12 : 6); ++i) CHECK(queue.pop() == &g[i]);
  CHECK(queue.size() == 0);
}
