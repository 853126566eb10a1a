// Defer, panic and recover, and what a panic that nobody recovers says.
#include <unistd.h>

#include <stdexcept>

#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/deferred.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("deferred functions run last first, after the body", "[panic]") {
  const Run run = run_program(1, [] {
    with_defer([](Defer& defer) {
      for (const char* text : {"0", "1", "2"}) defer_println(defer, text);
      with_defer([](Defer& inner) { defer_println(inner, "inner"); });
      println("body");
    });
    println("after");
  });
  CHECK(run.lines == Lines{"inner", "body", "2", "1", "0", "after"});
}

TEST_CASE("deferred functions run when the body panics, before the program dies", "[panic]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    with_defer([](Defer& defer) {
      defer_println(defer, "deferred 1");
      defer_println(defer, "deferred 2");
      panic("x");
    });
    println("not reached");
  });
  CHECK(run.lines == Lines{"deferred 2", "deferred 1"});
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == "x");
}

TEST_CASE("a function may be deferred by a deferred function's own scope only", "[panic]") {
  const Run run = run_program(1, [] {
    with_defer([](Defer& defer) {
      defer([] {
        with_defer([](Defer& inner) {
          defer_println(inner, "inner deferred");
          println("outer deferred");
        });
      });
      println("body");
    });
  });
  CHECK(run.lines == Lines{"body", "outer deferred", "inner deferred"});
}

TEST_CASE("recover stops a panic and gives its value", "[panic]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    with_defer([](Defer& defer) {
      defer([] {
        const auto panic = recover();
        println(panic->text, std::any_cast<int>(panic->value));
      });
      panic_value(42, "forty-two");
    });
    with_defer([](Defer& defer) {
      defer([] { println(std::any_cast<std::string>(recover()->value)); });
      panic("text");
    });
    println("went on");
  });
  CHECK(run.lines == Lines{"forty-two 42", "text", "went on"});
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("recover without a panic gives nothing", "[panic]") {
  // go1.26.8: with no panic, twice in one function, in main, and in a goroutine that does not panic.
  const Run run = run_program(1, [] {
    println(recovered());
    with_defer([](Defer& defer) { defer([] { println("no panic", recovered()); }); });
    with_defer([](Defer& defer) {
      defer([] {
        println("a", recovered());
        println("b", recovered());
      });
      panic("x");
    });
    with_defer([](Defer& defer) {
      defer_println(defer, "later");
      defer([] { println("later", recovered()); });
      defer([] { println("first", recovered()); });
      panic("y");
    });
    println(recovered());
  });
  CHECK(run.lines == Lines{"<nil>", "no panic <nil>", "a x", "b <nil>", "first y", "later <nil>", "later", "<nil>"});
}

TEST_CASE("recover sees the panic of its own level", "[panic]") {
  // go1.26.8: inner second / r first
  const Run run = run_program(1, [] {
    with_defer([](Defer& defer) {
      defer([] { println("r", recovered()); });
      defer([] {
        with_defer([](Defer& inner) {
          inner([] { println("inner", recovered()); });
          panic("second");
        });
      });
      panic("first");
    });
  });
  CHECK(run.lines == Lines{"inner second", "r first"});
}

TEST_CASE("a deferred function's own calls do not recover for it when nothing of theirs panicked", "[panic]") {
  // Go: recover() is nil unless the deferred function was run by the panic itself.
  const Run run = run_program(1, [] {
    with_defer([](Defer& defer) {
      defer([] { println("outer", recovered()); });
      defer([] { with_defer([](Defer& inner) { inner([] { println("inner", recovered()); }); }); });
      panic("x");
    });
  });
  CHECK(run.lines == Lines{"inner <nil>", "outer x"});
}

TEST_CASE("each goroutine recovers its own panic", "[panic][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::atomic<int> right{0};
  const Run run = run_program(procs, [&] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 50; ++i) {
      wg->go([&, i] {
        with_defer([&](Defer& defer) {
          defer([&] {
            gosched();
            const auto panic = recover();
            gosched();
            if (panic && std::any_cast<int>(panic->value) == i) ++right;
          });
          gosched();
          panic_value(i, std::to_string(i));
        });
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(right == 50);
}

TEST_CASE("panics that replace each other are told as Go tells them", "[panic]") {
  // The text after `panic: ` is go1.26.8's for the program of the same shape.
  struct Row {
    const char* text;
    std::function<void(Defer&)> body;
  };
  const auto row = GENERATE(values<Row>({
      {"boom", [](Defer&) { panic("boom"); }},
      {"boom [recovered]\n\tpanic: second",
       [](Defer& defer) {
         defer([] {
           recover();
           panic("second");
         });
         panic("boom");
       }},
      {"boom\n\tpanic: second",
       [](Defer& defer) {
         defer([] { panic("second"); });
         panic("boom");
       }},
      {"boom\n\tpanic: second\n\tpanic: third",
       [](Defer& defer) {
         defer([] { panic("third"); });
         defer([] { panic("second"); });
         panic("boom");
       }},
      {"boom [recovered]\n\tpanic: second\n\tpanic: third",
       [](Defer& defer) {
         defer([] { panic("third"); });
         defer([] {
           recover();
           panic("second");
         });
         panic("boom");
       }},
      {"third",
       [](Defer& defer) {
         defer([] { panic("third"); });
         defer([] { recover(); });
         panic("boom");
       }},
      {"first [recovered]\n\tpanic: more first [recovered]\n\tpanic: again more first",
       [](Defer& defer) {
         // Go's recover() returns the value, not the text that has grown around it.
         defer([] { panic("again " + std::any_cast<std::string>(recover()->value)); });
         defer([] { panic("more " + std::any_cast<std::string>(recover()->value)); });
         panic("first");
       }},
      {"a\n\tpanic: b\n\tpanic: c",
       [](Defer& defer) {
         defer([] { panic("c"); });
         with_defer([](Defer& inner) {
           inner([] { panic("b"); });
           panic("a");
         });
       }},
      {"late",
       [](Defer& defer) {
         defer([] { panic("late"); });
         with_defer([](Defer& inner) {
           inner([] { recover(); });
           panic("early");
         });
       }},
      {"first",
       [](Defer& defer) {
         defer([] {
           with_defer([](Defer& inner) {
             inner([] { recover(); });
             panic("second");
           });
         });
         panic("first");
       }},
      // The same value again, since Go 1.25.
      {"boom [recovered, repanicked]",
       [](Defer& defer) {
         defer([] {
           const auto panic = recover();
           panic_value(panic->value, panic->text);
         });
         panic("boom");
       }},
      {"boom [recovered, repanicked]",
       [](Defer& defer) {
         for (int i = 0; i < 2; ++i) {
           defer([] {
             const auto panic = recover();
             panic_value(panic->value, panic->text);
           });
         }
         panic("boom");
       }},
      {"boom",
       [](Defer& defer) {
         defer([] { panic("boom"); });
         panic("boom");
       }},
      {"inner [recovered]\n\tpanic: middle [recovered, repanicked]\n\tpanic: outer",
       [](Defer& defer) {
         defer([] { recover(), panic("outer"); });
         with_defer([](Defer& again) {
           again([] { panic(recover()->text); });
           with_defer([](Defer& inner) {
             inner([] { recover(), panic("middle"); });
             panic("inner");
           });
         });
       }},
      {"outer [recovered]\n\tpanic: inner [recovered]\n\tpanic: outer",
       [](Defer& defer) {
         defer([] { recover(), panic("outer"); });
         with_defer([](Defer& inner) {
           inner([] { recover(), panic("inner"); });
           panic("outer");
         });
       }},
      // Later lines of a text are indented, since Go 1.18.
      {"a\n\tb\n\tc", [](Defer&) { panic("a\nb\nc"); }},
  }));
  const Run run = run_program(1, [&] { with_defer([&](Defer& defer) { row.body(defer); }); });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.report.substr(0, run.report.find("\n\n")) == std::string("panic: ") + row.text);
}

TEST_CASE("a recovered second panic hides the first", "[panic]") {
  // go1.26.8 prints b
  const Run run = run_program(1, [] {
    with_defer([](Defer& defer) {
      defer([] { println(std::any_cast<std::string>(recover()->value)); });
      defer([] { panic("b"); });
      panic("a");
    });
  });
  CHECK(run.lines == Lines{"b"});
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("any C++ exception is a panic", "[panic]") {
  struct Row {
    const char* text;
    std::function<void()> body;
  };
  const auto row = GENERATE(values<Row>({
      {"out of range", [] { throw std::out_of_range("out of range"); }},
      {"a string", [] { throw std::string("a string"); }},
      {"a literal", [] { throw "a literal"; }},
      {"vector::_M_range_check: __n (which is 3) >= this->size() (which is 1)", [] { std::vector<int>(1).at(3) = 1; }},
  }));
  SECTION("nobody recovers") {
    const Run run = run_program(GENERATE(1, 2), row.body);
    CHECK(run.outcome.ending == Ending::panicked);
    CHECK(run.outcome.exit_status == 2);
    CHECK(run.outcome.message == row.text);
  }
  SECTION("recovered") {
    const Run run = run_program(1, [&] {
      with_defer([&](Defer& defer) {
        defer([] { println(recovered()); });
        row.body();
      });
    });
    CHECK(run.lines == Lines{row.text});
  }
}

TEST_CASE("an exception that Go has no like of is a panic too", "[panic]") {
  // Numbers print as in go1.26.8: panic(42) and so on.
  struct Custom {};
  struct Mute : std::exception {
    [[nodiscard]] const char* what() const noexcept override { return nullptr; }
  };
  struct Row {
    const char* text;
    std::function<void()> body;
  };
  const auto row = GENERATE(values<Row>({
      {"42", [] { throw 42; }},
      {"-7", [] { throw -7L; }},
      {"7", [] { throw 7ULL; }},
      {"1.5", [] { throw 1.5; }},
      {"true", [] { throw true; }},
      {"", [] { throw static_cast<const char*>(nullptr); }},
      {"", [] { throw nullptr; }},
      {"", [] { throw Mute(); }},
      {"a C++ exception of type std::errc", [] { throw std::errc::io_error; }},
      {"a C++ exception of type std::__exception_ptr::exception_ptr", [] { throw std::exception_ptr(); }},
      {"Custom", [] { throw Custom(); }},
  }));
  const Run run = run_program(GENERATE(1, 2), [&] {
    go(row.body);
    make_chan<int>().recv();
  });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.exit_status == 2);
  CHECK(run.outcome.goroutines.at(0).parent == 1);
  if (row.text == std::string("Custom")) {
    CHECK(run.outcome.message.starts_with("a C++ exception of type "));
    CHECK(run.outcome.message.ends_with("::Custom"));
  } else {
    CHECK(run.outcome.message == row.text);
  }
}

TEST_CASE("what recover gives of an exception that Go has no like of can be thrown again", "[panic]") {
  int value = 0;
  run_program(1, [&] {
    with_defer([&](Defer& defer) {
      defer([&] {
        try {
          std::rethrow_exception(std::any_cast<std::exception_ptr>(recover()->value));
        } catch (int thrown) {
          value = thrown;
        }
      });
      throw 42;
    });
  });
  CHECK(value == 42);
}

TEST_CASE("a thousand panics that replace each other are all told", "[panic]") {
  // go1.26.8: a thousand times `defer panic(i)` prints them from the last deferred to the first.
  const Run run = run_program(1, [] {
    with_defer([](Defer& defer) {
      for (int i = 0; i < 1000; ++i) defer([i] { panic(std::to_string(i)); });
    });
  });
  std::string expected = "panic: 999\n";
  for (int i = 998; i >= 0; --i) expected += "\tpanic: " + std::to_string(i) + "\n";
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.report.substr(0, run.report.find("\n\n") + 1) == expected);
}

TEST_CASE("a panic is an exception: destructors run, handlers see it", "[panic]") {
  std::atomic<int> gone{0};
  const Run run = run_program(1, [&] {
    try {
      const OnExit outer(gone);
      const OnExit inner(gone);
      panic("caught by hand");
    } catch (const std::exception& e) {
      println(e.what());
    }
  });
  CHECK(run.lines == Lines{"caught by hand"});
  CHECK(gone == 2);
}

TEST_CASE("a panic in a goroutine ends the program and names the goroutine", "[panic][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  unsigned panic_line = 0, go_line = 0;
  const Run run = run_program(procs, [&] {
    go([] { make_chan<int>().recv(); });
    gosched();
    go_line = __LINE__ + 1;
    go([&] {
      panic_line = __LINE__ + 1;
      panic("in a goroutine");
    });
    sleep(1h);
    println("not reached");
  });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.exit_status == 2);
  CHECK(run.outcome.message == "in a goroutine");
  CHECK(run.lines.empty());
  REQUIRE(run.outcome.goroutines.size() == 3);
  const GoroutineInfo& culprit = run.outcome.goroutines[0];
  CHECK(culprit.parent == 1);
  CHECK(culprit.state == GoroutineState::running);
  CHECK(culprit.at.line() == panic_line);
  CHECK(culprit.created_at.line() == go_line);
  if (procs == 1) CHECK(culprit.id == 3);
  const std::string id = std::to_string(culprit.id);
  CHECK(run.report.starts_with("panic: in a goroutine\n\ngoroutine " + id + " [running]:\n"));
  CHECK(run.report.find(" in goroutine 1\n") != std::string::npos);
  // Go shows the guilty goroutine only.
  CHECK(run.report.find("goroutine 1 [") == std::string::npos);
}

TEST_CASE("the first of many panics is the one that counts", "[panic][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  const Run run = run_program(procs, [&] {
    auto start = make_chan<bool>();
    for (int i = 0; i < 20; ++i) {
      go([=] {
        start.recv();
        panic("one of many");
      });
    }
    gosched();
    start.close();
    make_chan<int>().recv();
  });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == "one of many");
}

}  // namespace golearn::test
