#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace golearn::test {
namespace {

using Clock = std::chrono::steady_clock;

struct Ends {
  int ours = -1;
  int theirs = -1;
};

Ends make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  return {ends[0], ends[1]};
}

Ends make_terminal(unsigned short columns) {
  winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
  Ends ends;
  if (openpty(&ends.ours, &ends.theirs, nullptr, nullptr, &size) != 0) throw std::runtime_error("openpty");
  fcntl(ends.ours, F_SETFD, FD_CLOEXEC);
  fcntl(ends.theirs, F_SETFD, FD_CLOEXEC);
  return ends;
}

std::vector<char*> pointers(Lines& lines) {
  std::vector<char*> all;
  for (std::string& line : lines) all.push_back(line.data());
  all.push_back(nullptr);
  return all;
}

Lines environment_of(const Setup& setup) {
  std::map<std::string, std::string> variables{{"PATH", "/no-go-here"}, {"TERM", "xterm-256color"}, {"TZ", "UTC"}};
  for (const auto& [name, value] : setup.environment) variables[name] = value;
  Lines all;
  for (const auto& [name, value] : variables) all.push_back(name + "=" + value);
  return all;
}

// In the child: makes `number` what `stream` says.
void arrange(int number, Stream stream, int pipe, int terminal) {
  switch (stream) {
    case Stream::pipe: dup2(pipe, number); break;
    case Stream::terminal: dup2(terminal, number); break;
    case Stream::closed: close(number); break;
    case Stream::full: dup2(open("/dev/full", O_WRONLY | O_CLOEXEC), number); break;
  }
}

void reset_signals(bool ignore_broken_pipe) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  std::signal(SIGPIPE, ignore_broken_pipe ? SIG_IGN : SIG_DFL);
}

// The reading end of a pipe that holds `text` and then ends. All of it is written before anybody reads.
int pipe_with(const std::string& text) {
  const Ends ends = make_pipe();
  const ssize_t written = write(ends.theirs, text.data(), text.size());
  close(ends.theirs);
  if (written != static_cast<ssize_t>(text.size())) throw std::runtime_error("input too long");
  return ends.ours;
}

int remaining(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<Process::Duration>(deadline - Clock::now()).count();
  return static_cast<int>(std::max<std::int64_t>(left, 0));
}

}  // namespace

Process::Process(const Lines& arguments, const Setup& setup) {
  const Ends out = make_pipe();
  const Ends err = make_pipe();
  const int in = pipe_with(setup.input);
  const bool on_terminal = setup.out == Stream::terminal || setup.err == Stream::terminal;
  const Ends terminal = on_terminal ? make_terminal(setup.columns) : Ends{};
  Lines command(1, setup.program);
  for (const std::string& argument : arguments) command.push_back(argument);
  Lines variables = environment_of(setup);
  const auto argv = pointers(command);
  const auto envp = pointers(variables);
  child_ = fork();
  if (child_ < 0) throw std::runtime_error("fork");
  if (child_ == 0) {
    setsid();
    if (on_terminal) ioctl(terminal.theirs, TIOCSCTTY, 0);  // so that Ctrl-C reaches it
    dup2(setup.typed ? terminal.theirs : in, STDIN_FILENO);
    if (setup.no_input) close(STDIN_FILENO);
    arrange(STDOUT_FILENO, setup.out, out.theirs, terminal.theirs);
    arrange(STDERR_FILENO, setup.err, err.theirs, terminal.theirs);
    reset_signals(setup.ignore_broken_pipe);
    execve(command.front().c_str(), argv.data(), envp.data());
    _exit(127);
  }
  close(in);
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const Ends& ends = i == 0 ? out : i == 1 ? err : terminal;
    if (ends.theirs >= 0) close(ends.theirs);
    sources_[i].descriptor = ends.ours;
  }
}

Process::~Process() {
  if (child_ > 0) {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  close_all();
}

void Process::close_all() {
  for (Source& source : sources_) {
    if (source.descriptor >= 0) close(source.descriptor);
    source.descriptor = -1;
  }
}

bool Process::reading() const {
  return std::ranges::any_of(sources_, [](const Source& source) { return source.descriptor >= 0; });
}

void Process::read_once(int wait_ms) {
  std::array<pollfd, 3> polled{};
  for (std::size_t i = 0; i < polled.size(); ++i) polled[i] = {sources_[i].descriptor, POLLIN, 0};
  if (poll(polled.data(), polled.size(), wait_ms) <= 0) return;
  for (std::size_t i = 0; i < polled.size(); ++i) {
    if (polled[i].fd < 0 || polled[i].revents == 0) continue;
    std::array<char, 65536> buffer;
    const ssize_t got = read(polled[i].fd, buffer.data(), buffer.size());
    if (got > 0) {
      (end_.*sources_[i].text).append(buffer.data(), static_cast<std::size_t>(got));
    } else {  // its end, which a terminal tells by an error
      close(std::exchange(sources_[i].descriptor, -1));
    }
  }
}

bool Process::has_said(const std::string& text, Duration patience) {
  const auto deadline = Clock::now() + patience;
  while (!has(end_.out, text) && !has(end_.err, text) && !has(end_.screen, text)) {
    if (!reading() || Clock::now() >= deadline) return false;
    read_once(remaining(deadline));
  }
  return true;
}

void Process::signal(int number) const { kill(child_, number); }

void Process::type(const std::string& keys) const {
  if (write(sources_[2].descriptor, keys.data(), keys.size()) < 0) throw std::runtime_error("typing failed");
}

std::string Process::modes() const {
  termios modes{};
  if (tcgetattr(sources_[2].descriptor, &modes) != 0) throw std::runtime_error("tcgetattr");
  return std::to_string(modes.c_iflag) + ' ' + std::to_string(modes.c_oflag) + ' ' + std::to_string(modes.c_lflag);
}

void Process::stop_reading() { close(std::exchange(sources_[0].descriptor, -1)); }

End Process::end(Duration patience) {
  const auto deadline = Clock::now() + patience;
  while (reading() && Clock::now() < deadline) read_once(remaining(deadline));
  int status = 0;
  pid_t ended = 0;
  while ((ended = waitpid(child_, &status, WNOHANG)) == 0 && Clock::now() < deadline) usleep(1000);
  if (ended == 0) {
    end_.late = true;
    kill(child_, SIGKILL);
    waitpid(child_, &status, 0);
  }
  child_ = -1;
  end_.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  end_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  close_all();
  return end_;
}

End run(const std::string& line, const Setup& setup) { return Process(words(line), setup).end(); }

Lines words(const std::string& line) {
  Lines all;
  std::istringstream stream(line);
  for (std::string word; stream >> word;) {
    if (word == "''") word.clear();
    all.push_back(word);
  }
  return all;
}

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace golearn::test
