// What real Go was asked of select, go, defer, panic and recover: go/recorded_language.go.
#include "golearn/golearn.hpp"
#include "runtime/order_programs.hpp"

namespace golearn::test {
namespace {

std::string recovered() {
  const auto panic = recover();
  return panic ? panic->text : "<nil>";
}

// Defers a line with what `recover()` gives then.
void tell_recovered(Defer& defer, const char* name) {
  defer([=] { println(name, recovered()); });
}

void tell(Defer& defer, const char* line) {
  defer([=] { println(line); });
}

void defer_panic(Defer& defer, std::string text) {
  defer([=] { panic(text); });
}

void operands_as_they_were() {
  auto c = make_chan<int>(1);
  int x = 1;
  const auto later = [&] {
    x = 2;
    return Chan<int>();
  };
  Select{send(c, x, [] {}), receive(later(), [] {})};
  const int sent = c.recv();
  println(sent, x);

  auto ch = make_chan<int>();
  const auto same = ch;
  const auto forget = [&] {
    ch.close();
    ch = {};
    return 0;
  };
  Select{receive(ch, [](int v, bool ok) { println(v, ok); }), send(Chan<int>(), forget(), [] {})};
  println(ch.is_nil(), same.is_nil());
}

void operand_that_panics() {
  const auto named = [](const char* name) {
    println(name);
    return make_chan<int>();
  };
  const auto fails = []() -> Chan<int> { panic("no channel"); };
  with_defer([&](Defer& defer) {
    tell_recovered(defer, "recovered");
    Select{receive(named("first"), [] {}), receive(fails(), [] {}), receive(named("third"), [] {})};
  });
}

void what_was_there_at_go() {
  auto done = make_chan<bool>();
  int n = 1;
  std::function<void(int)> f = [](int m) { println("f", m); };
  go([=] { f(n), done.send(true); });
  n = 2;
  f = [](int m) { println("another", m); };
  done.recv();
  f(n);
}

int with_deferred(int n) {
  int result = 0;
  with_defer([&](Defer& defer) {
    defer([&] { println("result", ++result); });
    for (int i = 0; i < 3; ++i) defer([=] { println("deferred", i); });
    if (n > 0) tell(defer, "if above zero");
    if (n > 1) tell(defer, "if above one");
    auto c = make_chan<int>(1);
    c.send(7);
    defer([received = c.recv()] { println("received", received); });
    println("left in the channel", c.len());
    result = 5;
  });
  return result;
}

void nil_is_deferred() {
  for (const bool panics : {false, true}) {
    with_defer([=](Defer& defer) {
      defer([] { println("recovered", recover().has_value()); });
      tell(defer, "run after it");
      defer(std::function<void()>());
      println("deferred");
      if (panics) panic("first");
    });
  }
  bool called = false;
  with_defer([&](Defer& defer) {
    defer([&] { called = recover().has_value(); });
    std::function<void()>()();
  });
  println("called", called);
}

void panics_of_deferred_functions() {
  with_defer([](Defer& outer) {
    tell_recovered(outer, "outer");
    with_defer([](Defer& defer) {
      defer([] {
        with_defer([](Defer& inner) {
          tell_recovered(inner, "inner");
          defer_panic(inner, "third");
          panic("second");
        });
      });
      panic("first");
    });
  });
  with_defer([](Defer& outer) {
    tell_recovered(outer, "outer");
    outer([] {
      with_defer([](Defer& inner) {
        inner([] {
          with_defer([](Defer& innermost) {
            tell_recovered(innermost, "innermost");
            defer_panic(innermost, "5");
            panic("4");
          });
        });
        tell_recovered(inner, "inner");
        defer_panic(inner, "3");
      });
    });
    panic("1");
  });
  with_defer([](Defer& defer) {
    tell_recovered(defer, "aborted");
    tell_recovered(defer, "second");
    defer_panic(defer, "second");
    panic("first");
  });
}

void panic_passes_levels() {
  with_defer([](Defer& outer) {
    tell_recovered(outer, "recovered");
    tell(outer, "d");
    with_defer([](Defer& middle) {
      tell(middle, "c");
      with_defer([](Defer& inner) {
        tell(inner, "b");
        tell(inner, "a");
        panic("passes");
      });
      tell(middle, "never deferred");
    });
    tell(outer, "never deferred");
  });
}

void steps(int level, int knows) {
  with_defer([=](Defer& defer) {
    defer([=] {
      const auto p = recover();
      if (!p) return;
      if (std::any_cast<int>(p->value) == level) return println("level", level, "knows");
      println("level", level, "hands up");
      panic_value(p->value, p->text);
    });
    if (level == 4) panic_value(knows, std::to_string(knows));
    steps(level + 1, knows);
    println("level", level, "goes on");
  });
}

void handed_up() {
  for (const int knows : {4, 2, 0, 9}) {
    with_defer([=](Defer& defer) {
      tell_recovered(defer, "left over");
      steps(0, knows);
    });
  }
  with_defer([](Defer& defer) { tell_recovered(defer, "nothing left"); });
}

void recovered_then_goexit() {
  auto done = make_chan<bool>();
  go([=] {
    with_defer([=](Defer& defer) {
      defer([=] { println("last", recovered()), done.send(true); });
      with_defer([](Defer& inner) {
        inner([] { println("recovered", recovered()), goexit(); });
        panic("p");
      });
      println("not reached");
    });
  });
  done.recv();
  println("main goes on");
}

// Three goroutines multiply what they are fed; the least of what comes back is next.
void two_three_and_five() {
  struct Multiplier {
    Chan<int> in = make_chan<int>(100), out = make_chan<int>(100);
    int head = 0;
  };
  std::vector<Multiplier> multipliers(3);
  for (std::size_t i = 0; const int factor : {2, 3, 5}) {
    go([=, in = multipliers[i].in, out = multipliers[i].out] {
      for (const int n : in) out.send(factor * n);
    });
    ++i;
  }
  for (int x = 1, count = 0; count < 20; ++count) {
    println(x);
    int least = 0;
    for (Multiplier& each : multipliers) {
      each.in.send(x);
      if (each.head == 0) each.head = each.out.recv();
      if (least == 0 || each.head < least) least = each.head;
    }
    for (Multiplier& each : multipliers) {
      if (each.head == least) each.head = 0;
    }
    x = least;
  }
}

RecvChan<int> merge(const Context& ctx, RecvChan<int> a, RecvChan<int> b) {
  auto out = make_chan<int>();
  go([=]() mutable {
    bool over = false;
    const auto take = [&](RecvChan<int>& from) { return [&](int n, bool ok) { ok ? out.send(n) : void(from = {}); }; };
    while (!over && !(a.is_nil() && b.is_nil())) {
      Select{receive(ctx.done(), [&] { over = true; }), receive(a, take(a)), receive(b, take(b))};
    }
    out.close();
  });
  return out;
}

RecvChan<int> numbers(const Context& ctx, int first, std::int64_t count) {
  auto out = make_chan<int>();
  go([=] {
    bool over = false;
    for (std::int64_t i = 0; i < count && !over; ++i) {
      Select{receive(ctx.done(), [&] { over = true; }), send(out, first + 2 * static_cast<int>(i), [] {})};
    }
    out.close();
  });
  return out;
}

void streams() {
  const auto [ctx, cancel] = with_cancel(background());
  int count = 0, sum = 0;
  for (const int n : merge(ctx, numbers(ctx, 0, 10), numbers(ctx, 1, 5))) {
    ++count;
    sum += n;
  }
  println(count, sum);
  constexpr std::int64_t kEndless = std::int64_t{1} << 40;
  const RecvChan<int> endless = merge(ctx, numbers(ctx, 0, kEndless), numbers(ctx, 1, kEndless));
  for (int i = 0; i < 5; ++i) endless.recv();
  cancel();
  for ([[maybe_unused]] const int n : endless) {
  }
  println("ended", ctx.err());
}

}  // namespace

std::vector<OrderProgram> language_programs() {
  return {
      {"operands of select are taken as they were", operands_as_they_were},
      {"an operand of select that panics", operand_that_panics},
      {"a goroutine has what was there at its go statement", what_was_there_at_go},
      {"deferred functions have what they were given", [] { println(with_deferred(1)); }},
      {"a deferred function that is nil", nil_is_deferred},
      {"panics of deferred functions of deferred functions", panics_of_deferred_functions},
      {"a panic passes levels of deferred functions", panic_passes_levels},
      {"a panic is handed up until somebody knows it", handed_up},
      {"who has recovered may leave by Goexit", recovered_then_goexit},
      {"the numbers of two, three and five", two_three_and_five},
      {"streams are merged, and end when nobody wants them", streams},
  };
}

}  // namespace golearn::test
