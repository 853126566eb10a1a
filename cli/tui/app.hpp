// The course as an application: which screen is shown, and the keys that mean the same on all of them.
//
// Knows no terminal: it is given keys and time, and gives frames. One thread.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "tui/screen.hpp"

namespace golearn::tui {

class App {
 public:
  /// On the map, where one left off.
  explicit App(Session& session);

  [[nodiscard]] Frame frame(Size screen) const;
  /// False when the course is to be closed.
  bool handle(const Key& key);

  /// What its children write to, and when one has written.
  [[nodiscard]] Descriptors waits_on() const { return top().waits_on(); }
  bool arrived() { return follow(top().arrived()); }
  /// When tick() is to be called next; nothing: never.
  [[nodiscard]] std::optional<std::chrono::milliseconds> beat() const { return top().beat(); }
  void tick() { top().tick(); }
  /// Ctrl-C: false if nothing ran that it could end.
  bool interrupt() { return top().interrupt(); }

 private:
  [[nodiscard]] Screen& top() const { return *screens_.back(); }
  bool follow(Reply reply);
  bool press(const Key& key);
  Reply common(const Key& key);
  void change_language();

  Session& session_;
  std::vector<std::unique_ptr<Screen>> screens_;  // what is over another, behind it
};

}  // namespace golearn::tui
