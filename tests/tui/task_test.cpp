// A child may do what it likes: the course goes on, and nothing of the child is left.
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <iostream>

#include "support/catch.hpp"
#include "support/child.hpp"
#include "support/folder.hpp"
#include "support/program.hpp"
#include "tui/task.hpp"

using namespace golearn;
using namespace golearn::test;
using tui::Task;

namespace {

using Found = std::vector<std::string>;

// Reads until the child has ended.
template <class T>
void wait_for(Task<T>& task) {
  for (;;) {
    pollfd source{task.descriptor(), POLLIN, 0};
    REQUIRE(poll(&source, 1, 60'000 * kPatient) == 1);
    if (task.read()) return;
  }
}

std::optional<Found> found_by(std::function<Found()> work) {
  Task<Found> task(std::move(work));
  wait_for(task);
  return task.found();
}

bool has_children() { return waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD; }

// Who was killed is a zombie until its new parent, which is none of ours, has reaped it.
bool runs(pid_t process) {
  const std::string stat = content_of("/proc/" + std::to_string(process) + "/stat");
  const auto state = stat.rfind(") ");
  return state != std::string::npos && stat[state + 2] != 'Z';
}

bool is_gone(pid_t process) {
  for (int i = 0; i < 1000 * kPatient && runs(process); ++i) usleep(10'000);
  return !runs(process);
}

// A pipe through which a child says what a test must know while it runs.
struct Told {
  Told() { REQUIRE(pipe(ends) == 0); }
  ~Told() { close(ends[0]), close(ends[1]); }
  Told(const Told&) = delete;
  Told& operator=(const Told&) = delete;
  void tell(pid_t process) const { (void)!write(ends[1], &process, sizeof process); }
  [[nodiscard]] pid_t hear() const {
    pid_t process = 0;
    REQUIRE(read(ends[0], &process, sizeof process) == sizeof process);
    return process;
  }
  int ends[2] = {};
};

}  // namespace

TEST_CASE("what a child finds arrives", "[task]") {
  CHECK(found_by([] { return Found{"a", "", "가"}; }) == Found{"a", "", "가"});
  CHECK(!has_children());
}

TEST_CASE("ten megabytes arrive, however slowly they are read", "[task]") {
  const std::string large(10'000'000, 'x');
  CHECK(found_by([&] { return Found{large}; }) == Found{large});
}

TEST_CASE("a child that dies has found nothing, and leaves no zombie", "[task]") {
  CHECK(!found_by([]() -> Found {
    std::raise(SIGSEGV);
    return {};
  }));
  CHECK(!found_by([]() -> Found {
    std::raise(SIGKILL);
    return {};
  }));
  CHECK(!found_by([]() -> Found { std::abort(); }));
  CHECK(!found_by([]() -> Found { std::terminate(); }));
  CHECK(!has_children());
}

TEST_CASE("a child that exits has found nothing, whatever its status is", "[task]") {
  CHECK(!found_by([]() -> Found { std::exit(0); }));
  CHECK(!found_by([]() -> Found { _exit(0); }));
  CHECK(!found_by([]() -> Found { _exit(3); }));
}

TEST_CASE("what a child throws is its complaint", "[task]") {
  Task<Found> task([]() -> Found { throw std::runtime_error("no such thing"); });
  wait_for(task);
  CHECK(!task.found());
  CHECK(task.complaint() == "no such thing");
}

TEST_CASE("what a child throws that is no exception is survived", "[task]") {
  CHECK(!found_by([]() -> Found { throw 3; }));
}

TEST_CASE("a child that is killed while it tells what it has found has found nothing", "[task]") {
  const Told told;
  Task<Found> task([&] {
    told.tell(getpid());
    return Found{std::string(10'000'000, 'x')};
  });
  const pid_t child = told.hear();
  pollfd source{task.descriptor(), POLLIN, 0};
  REQUIRE(poll(&source, 1, 60'000 * kPatient) == 1);
  kill(child, SIGKILL);
  wait_for(task);
  CHECK(!task.found());
  CHECK(task.complaint().empty());
}

TEST_CASE("a child that loops for ever is gone with its task, and what it has started too", "[task]") {
  const Told told;
  pid_t child = 0;
  pid_t grandchild = 0;
  {
    const Task<Found> task([&]() -> Found {
      if (fork() == 0) {
        told.tell(getpid());
        for (;;) pause();
      }
      told.tell(getpid());
      for (;;) {
      }
    });
    child = told.hear();
    grandchild = told.hear();
    CHECK(runs(child));
  }
  CHECK(!has_children());
  CHECK(is_gone(child));
  CHECK(is_gone(grandchild));
}

TEST_CASE("a child is gone when the course is, however that ends", "[task]") {
  const Told told;
  const ChildEnd end = run_in_child([&] {
    Task<Found> task([&]() -> Found {
      told.tell(getpid());
      for (;;) pause();
    });
    const pid_t child = told.hear();
    told.tell(child);
    std::raise(SIGKILL);
  });
  CHECK(end.signal == SIGKILL);
  CHECK(is_gone(told.hear()));
}

TEST_CASE("nothing of a child reaches the screen, nor does it read the keys", "[task]") {
  const Folder folder;
  const std::string file = folder / "screen";
  run_in_child([&] {
    const int screen = open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    for (const int each : {STDOUT_FILENO, STDERR_FILENO}) dup2(screen, each);
    std::printf("kept for later");  // in a buffer that the child has, too
    found_by([]() -> Found {
      std::cout << "out" << std::flush;
      std::cerr << "err";
      std::fflush(stdout);
      char key = 0;
      if (read(STDIN_FILENO, &key, 1) != 0) std::cout << "key" << std::flush;
      std::exit(0);
    });
  });
  CHECK(content_of(file).empty());
}

TEST_CASE("many tasks may come and go", "[task]") {
  for (int i = 0; i < 200; ++i) {
    const Task<Found> one([]() -> Found {
      for (;;) pause();
    });
    Task<Found> other([i] { return Found{std::to_string(i)}; });
    wait_for(other);
    CHECK(other.found() == Found{std::to_string(i)});
  }
  CHECK(!has_children());
}
