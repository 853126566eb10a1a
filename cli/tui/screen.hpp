// A screen of the course: what it shows, as a pure function of its state, and what a key does to it.
//
// One thread.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tui/frame.hpp"
#include "tui/key.hpp"
#include "tui/session.hpp"

namespace golearn::tui {

/// A key and what it does, for the row of keys.
struct KeyHint {
  std::string key;
  Text does;
};

/// What a screen shows; where it stands, chrome.hpp decides.
struct View {
  Row title = {};            ///< the first row
  Rows body = {};            ///< below it
  Row message = {};          ///< above the command
  std::string command = {};  ///< the plain command of what is on the screen
  std::vector<KeyHint> keys = {};
};

class Screen;

/// What a key led to.
struct Reply {
  bool taken = true;                       ///< the key meant something here
  std::unique_ptr<Screen> next = nullptr;  ///< in place of this screen
  std::unique_ptr<Screen> over = nullptr;  ///< over it, until that one goes back
  bool back = false;                       ///< to the screen below, or the map
  bool quit = false;
};

using Descriptors = std::vector<int>;

class Screen {
 public:
  explicit Screen(Session& session) : session_(session) {}
  virtual ~Screen() = default;
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// `body` is how much there is for the body; rows may be of any width and number: who shows them cuts and fills.
  [[nodiscard]] virtual View view(Size body) const = 0;
  /// A key that is no letter comes as it is; a letter as its place on the keyboard says, unless takes_text().
  virtual Reply handle(const Key& key) = 0;

  /// What is typed is text: letters come as they were typed.
  [[nodiscard]] virtual bool takes_text() const { return false; }
  /// What its children write to.
  [[nodiscard]] virtual Descriptors waits_on() const { return {}; }
  /// One of them has written.
  virtual Reply arrived() { return {}; }
  /// When it wants to be told that time has passed; nothing: never.
  [[nodiscard]] virtual std::optional<std::chrono::milliseconds> beat() const { return std::nullopt; }
  virtual void tick() {}
  /// Ctrl-C: true if something ran here that it ended.
  virtual bool interrupt() { return false; }

 protected:
  [[nodiscard]] const std::string& say(const Text& text) const { return session_.say(text); }
  Session& session_;
};

}  // namespace golearn::tui
