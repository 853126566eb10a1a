// The switch that decides a result, on programs small enough to know it.
#include "study/decisive.hpp"

#include "study/token.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

using study::Switch;

// Of the example of the result that prints this.
std::optional<Switch> switch_of(const std::function<void()>& main, const std::string& printed) {
  const study::Runnable runnable = study::runnable_of(main);
  const study::RunSpec spec = study::small_run(runnable);
  for (const study::Result& result : search(spec, {.kind = study::SearchKind::exhaustive}).results) {
    if (result.printed != printed) continue;
    return decisive_switch(replay_of(runnable, token_of(spec, result.example, result.rules)));
  }
  FAIL("no such result: " << printed);
  return std::nullopt;
}

void counter() {
  auto x = make<Shared<int>>();
  auto done = make<WaitGroup>();
  done->add(2);
  for (int i = 0; i < 2; ++i) {
    go([=] {
      x->add(1);
      done->done();
    });
  }
  done->wait();
  println(x->load());
}

}  // namespace

TEST_CASE("the switch of a lost update is a read before the other's write", "[search]") {
  const auto found = switch_of(counter, "1\n");
  REQUIRE(found);
  CHECK(found->before.kind == EventKind::load);
  CHECK(found->before.value == "0");
  CHECK(found->after.kind == EventKind::store);
  CHECK(found->after.value == "1");
  CHECK(found->before.goroutine != found->after.goroutine);
  CHECK(found->before.object == found->after.object);
}

TEST_CASE("a result that needs no preemption has no decisive switch", "[search]") {
  CHECK_FALSE(switch_of(counter, "2\n"));
}

}  // namespace golearn::test
