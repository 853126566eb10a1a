// The terminal: frames onto it, keys from it. The one file that knows ncurses.
//
// Whatever ends golearn, a signal or a crash among it, leaves the terminal as it was. One at a time; one thread.
#pragma once

#include <memory>
#include <optional>

#include "tui/frame.hpp"
#include "tui/key.hpp"

namespace golearn::tui {

/// What becomes of `golearn` where it cannot draw: what to say of it.
struct NoTerminal {
  study::Text why;
};

class Terminal {
 public:
  /// Takes it over. Throws NoTerminal if nothing can be drawn on it.
  Terminal();
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  [[nodiscard]] Size size() const;
  /// It draws ■ or ─ two columns wide, or does not say: what is drawn must be ASCII.
  [[nodiscard]] bool needs_ascii() const { return ascii_; }
  /// It has no Hangul.
  [[nodiscard]] bool is_console() const { return console_; }

  void show(const Frame& frame);
  /// The next key that has been typed; nothing if none has.
  std::optional<Key> key();
  /// Its window has another size now.
  void resize();
  /// Lets the shell go on until it says that golearn may.
  void suspend();

 private:
  bool ascii_ = false;
  bool console_ = false;
};

}  // namespace golearn::tui
