// The course as a learner sits before it: keys go in, frames come out. No terminal, and a learner's file of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/folder.hpp"
#include "support/program.hpp"
#include "tui/app.hpp"

namespace golearn::test {

using study::Language;

/// Lines of a learner's file: so many stages of a lesson have been gone through, long ago.
std::string gone_through(const std::string& lesson, int stages);
/// The same of one that was opened, so that the course opens there: Enter leads to its stage with that number, from 0.
inline std::string before_stage(const std::string& lesson, int stage) { return gone_through(lesson, stage); }

/// A line of that file: a question that was answered long ago.
std::string answered(const std::string& lesson, const std::string& question, const std::string& answer, bool right,
                     const std::string& variant = "");

class Sitting {
 public:
  /// On the map, or where `keys` lead from there.
  explicit Sitting(Language language = Language::english, const std::string& facts = "", const std::string& keys = "");

  /// Keys by their names, or as they are typed: `Enter Down 3 ㅗ`. Waits after each for what it has started. False if
  /// the course was closed by the last one.
  bool press(const std::string& keys);
  /// Letter by letter.
  void type(std::string_view text);
  /// The same without waiting for what it starts.
  bool press_at_once(const tui::Key& key) { return app_.handle(key); }
  /// Until no child runs any more.
  void settle();
  /// Until nothing moves by itself any more.
  void play();
  /// Kills the children that run, and waits until the screen knows.
  void kill_children();

  [[nodiscard]] tui::Frame frame(tui::Size size) const { return app_.frame(size); }
  [[nodiscard]] std::string text(tui::Size size = {80, 24}) const { return frame(size).text(); }
  /// Whether it stands in one row of a screen of that size.
  [[nodiscard]] bool shows(const std::string& part, tui::Size size = {120, 40}) const;
  /// The row above the keys, without its `$`, however long it is.
  [[nodiscard]] std::string command() const;
  /// The row above that.
  [[nodiscard]] std::string message() const;

  tui::Session& session() { return session_; }
  tui::App& app() { return app_; }
  /// Those that the learner's file has.
  [[nodiscard]] std::vector<course::Fact> facts() const;
  [[nodiscard]] std::vector<course::Fact> facts_of(course::FactKind kind) const;
  [[nodiscard]] std::string file() const { return folder_ / "progress.jsonl"; }

 private:
  [[nodiscard]] std::string row_of(int number) const;

  Folder folder_;
  tui::Session session_;
  tui::App app_;
};

}  // namespace golearn::test
