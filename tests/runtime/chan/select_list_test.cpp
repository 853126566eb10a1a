// A select over a list of cases.
#include "golearn/chan/select_list.hpp"

#include <array>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("a list of cases receives from as many channels as there are, each value once", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  const int channels = 250;
  long sum = 0;
  run_program(procs, [&] {
    std::vector<Chan<int>> inputs;
    for (int i = 0; i < channels; ++i) inputs.push_back(make_chan<int>());
    for (int i = 0; i < channels; ++i) go([in = inputs[static_cast<std::size_t>(i)], i] { in.send(i); });
    SelectList cases;
    for (const auto& in : inputs) cases.receive(in, [&](int value) { sum += value; });
    for (int i = 0; i < channels; ++i) cases.run();
  });
  CHECK(sum == channels * (channels - 1) / 2);
}

TEST_CASE("a list of cases says which it was, runs its body, and takes the default if none is ready", "[select]") {
  const Run run = run_program(1, [] {
    auto in = make_chan<int>(1);
    auto out = make_chan<std::string>(1);
    const Chan<int> nil;
    SelectList receives;
    receives.receive(nil, [] { println("never"); });
    receives.receive(in, [](int value, bool ok) { println(value, ok); });
    receives.otherwise([] { println("nothing"); });
    println(receives.run());
    in.send(7);
    println(receives.run());
    in.close();
    println(receives.run());
    SelectList sends;
    sends.send(out, "hello", [] { println("sent"); });
    println(sends.run());
    println(out.recv());
  });
  CHECK(run.lines == Lines{"nothing", "2", "7 true", "1", "0 false", "1", "sent", "0", "hello"});
}

TEST_CASE("of the ready cases of a list each is taken sooner or later", "[select]") {
  std::array<int, 3> taken{};
  run_program(1, [&] {
    std::array<Chan<int>, 3> ready;
    SelectList cases;
    for (std::size_t i = 0; i < ready.size(); ++i) {
      ready[i] = make_chan<int>();
      ready[i].close();
      cases.receive(ready[i], [&, i] { ++taken[i]; });
    }
    for (int i = 0; i < 300; ++i) cases.run();
  });
  for (const int each : taken) CHECK(each > 50);  // of 100 on average: 6 standard deviations
}

TEST_CASE("a list without cases waits for ever, and one that sends runs once", "[select]") {
  const Run run = run_program(1, [] {
    auto out = make_chan<int>(2);
    SelectList sends;
    sends.send(out, 1, [] {});
    sends.run();
    try {
      sends.run();
    } catch (const std::logic_error& error) {
      println(error.what());
    }
    SelectList().run();
  });
  CHECK(run.lines == Lines{"golearn: a SelectList that sends runs once"});
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.goroutines.at(0).reason == WaitReason::select_no_cases);
}

}  // namespace golearn::test
