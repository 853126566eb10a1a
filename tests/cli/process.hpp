// Running golearn, or who runs it, as a child process, without a shell: its streams are pipes, a terminal, or broken on
// purpose.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/program.hpp"

namespace golearn::test {

enum class Stream : std::uint8_t {
  pipe,
  terminal,  ///< a pseudo-terminal, the same for both streams
  closed,    ///< no such descriptor
  full,      ///< /dev/full: no write succeeds
};

/// How a child is started. Its environment holds a PATH without go, and what is given here.
struct Setup {
  Stream out = Stream::pipe;
  Stream err = Stream::pipe;
  std::vector<std::pair<std::string, std::string>> environment = {};
  unsigned short columns = 80;      ///< of the terminal
  bool ignore_broken_pipe = false;  ///< start with SIGPIPE ignored, as some parents have it
  bool typed = false;               ///< stdin is the terminal
  bool no_input = false;            ///< stdin is closed
  std::string input = {};           ///< else its stdin is a pipe with this, at most what a pipe holds
  std::string program = GOLEARN_BINARY;
};

/// How a child ended.
struct End {
  int status = -1;     ///< exit status; -1 when a signal ended it
  int signal = 0;      ///< that signal
  std::string out;     ///< stdout, if it was a pipe
  std::string err;     ///< stderr, if it was a pipe
  std::string screen;  ///< what the terminal got
  bool late = false;   ///< was killed, having not ended in time
};

class Process {
 public:
  using Duration = std::chrono::milliseconds;

  explicit Process(const Lines& arguments, const Setup& setup = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Reads on until a stream has had `text`; false if the child ended, or has not said it in time.
  bool has_said(const std::string& text, Duration patience = std::chrono::seconds(20 * kPatient));
  void signal(int number) const;
  void type(const std::string& keys) const;  ///< on the terminal
  void stop_reading();                       ///< closes our end of stdout's pipe
  [[nodiscard]] std::string modes() const;   ///< the terminal's: echo, line editing, …
  /// Waits for the end. A child that takes longer than `patience` is killed.
  End end(Duration patience = std::chrono::seconds(60 * kPatient));

 private:
  struct Source {
    int descriptor = -1;
    std::string End::*text = nullptr;
  };
  [[nodiscard]] bool reading() const;
  void read_once(int wait_ms);
  void close_all();

  std::array<Source, 3> sources_{{{-1, &End::out}, {-1, &End::err}, {-1, &End::screen}}};
  pid_t child_ = -1;
  End end_;
};

/// Runs golearn with the words of `line` to its end.
End run(const std::string& line, const Setup& setup = {});

/// The words of `line`; '' is an empty one.
Lines words(const std::string& line);

/// The lines of `text`, without their ends.
Lines lines_of(const std::string& text);

bool has(const std::string& text, const std::string& part);

}  // namespace golearn::test
