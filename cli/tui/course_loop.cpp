#include "tui/course_loop.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "host/interrupt.hpp"
#include "tui/app.hpp"
#include "tui/terminal.hpp"

namespace golearn::tui {
namespace {

using Clock = std::chrono::steady_clock;

constexpr char kResized = 'r';
constexpr char kEnd = 'e';
constexpr std::chrono::seconds kTwice{1};  // Ctrl-C twice in this time ends golearn

// Signals become bytes in a pipe, which the loop reads like everything else.
class SignalPipe {
 public:
  SignalPipe() {
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) std::abort();
    set(SIGWINCH, [](int) { put(kResized); });
    set(SIGCONT, [](int) { put(kResized); });
    set(SIGHUP, [](int) { put(kEnd); });
  }
  ~SignalPipe() {
    for (const int number : {SIGWINCH, SIGCONT, SIGHUP}) std::signal(number, SIG_DFL);
    for (const int end : ends) close(end);
  }
  SignalPipe(const SignalPipe&) = delete;
  SignalPipe& operator=(const SignalPipe&) = delete;

  static void put(char what) {
    const int error = errno;
    (void)!write(ends[1], &what, 1);
    errno = error;
  }
  [[nodiscard]] static int descriptor() { return ends[0]; }
  [[nodiscard]] static bool take(char& what) { return read(ends[0], &what, 1) == 1; }

 private:
  static void set(int number, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(number, &action, nullptr);
  }

  static inline std::array<int, 2> ends{-1, -1};  // for the handlers
};

class Loop {
 public:
  explicit Loop(Session& session) : session_(session), app_(session) {
    session.ascii = terminal_.needs_ascii();
    session.english_only = terminal_.is_console();
    if (session.english_only) session.language = Language::english;
  }

  void run() {
    const host::OnInterrupt on_interrupt([] { SignalPipe::put(kEnd); });
    tell_complaint();
    while (goes_on_) {
      const Size size = terminal_.size();
      session_.columns = size.columns;
      terminal_.show(app_.frame(size));
      wait();
    }
  }

 private:
  // A state folder that cannot be written is one notice.
  void tell_complaint() {
    const std::string& why = session_.learner.journal().complaint();
    if (!why.empty()) session_.notice = session_.say({"진도를 남길 수 없다: ", "the progress cannot be kept: "}) + why;
  }

  [[nodiscard]] int patience() {
    const auto beat = app_.beat();
    if (!beat) {
      due_.reset();
      return -1;
    }
    if (!due_ || *beat != beat_) due_ = Clock::now() + *beat;
    beat_ = *beat;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due_ - Clock::now());
    return static_cast<int>(std::max<long>(left.count(), 0));
  }

  void wait() {
    std::vector<pollfd> sources{{STDIN_FILENO, POLLIN, 0}, {SignalPipe::descriptor(), POLLIN, 0}};
    for (const int each : app_.waits_on()) sources.push_back({each, POLLIN, 0});
    const int ready = poll(sources.data(), sources.size(), patience());
    if (due_ && Clock::now() >= *due_) {
      due_.reset();
      app_.tick();
    }
    if (ready <= 0) return;
    take_signals();
    for (std::size_t i = 2; i < sources.size(); ++i) {
      if (sources[i].revents == 0) continue;
      goes_on_ = goes_on_ && app_.arrived();
      break;
    }
    if (sources[0].revents & (POLLHUP | POLLERR)) goes_on_ = false;
    if (sources[0].revents & POLLIN) take_keys();
  }

  void take_signals() {
    for (char what = 0; SignalPipe::take(what);) {
      if (what == kResized) terminal_.resize();
      if (what == kEnd) goes_on_ = false;
    }
  }

  void take_keys() {
    while (goes_on_) {
      const auto key = terminal_.key();
      if (!key) return;
      goes_on_ = key->kind == Key::Kind::interrupt ? interrupt() : app_.handle(*key);
      due_.reset();
    }
  }

  // To what runs first; pressed twice, or where nothing runs, it ends golearn.
  bool interrupt() {
    const auto now = Clock::now();
    const bool twice = interrupted_ && now - *interrupted_ < kTwice;
    interrupted_ = now;
    return !twice && app_.interrupt();
  }

  SignalPipe signals_;
  Session& session_;
  Terminal terminal_;
  App app_;
  bool goes_on_ = true;
  std::optional<Clock::time_point> due_;
  std::chrono::milliseconds beat_{};
  std::optional<Clock::time_point> interrupted_;
};

}  // namespace

bool has_terminal() {
  const char* term = std::getenv("TERM");
  const bool dumb = !term || std::string_view(term).empty() || std::string_view(term) == "dumb";
  return !dumb && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

void show_course(study::Language language, bool chosen) {
  Session session{.learner = course::Learner(), .language = language};
  if (!chosen && session.progress().language) session.language = *session.progress().language;
  Loop(session).run();
}

}  // namespace golearn::tui
