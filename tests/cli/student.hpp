// Somebody who works through the course with golearn's commands, and of whom nothing is known at first. What golearn
// keeps of them is in a folder that goes with the test.
#pragma once

#include <string>
#include <vector>

#include "course/progress.hpp"
#include "process.hpp"
#include "support/folder.hpp"

namespace golearn::test {

class Student {
 public:
  Student();

  /// Runs golearn with the words of `line`, in English unless it says otherwise; `typed` is what its stdin holds.
  End does(const std::string& line, const std::string& typed = "");
  End does(const Lines& words, const std::string& typed = "");
  /// The same at a terminal, without a pager.
  End does_at_terminal(const std::string& line);
  [[nodiscard]] Setup setup(const std::string& typed = "") const;

  /// As if golearn had kept these.
  void has_done(const std::vector<course::Fact>& facts);
  /// Has gone through the five stages of a lesson, a minute before `at`.
  void has_gone_through(const std::string& lesson, course::Moment at);

  [[nodiscard]] std::vector<course::Fact> facts() const;
  [[nodiscard]] course::Progress progress() const;
  /// The file in which they are.
  [[nodiscard]] std::string file() const { return folder_ / "state/golearn/progress.jsonl"; }
  /// All files that there are, by their paths.
  [[nodiscard]] Lines files() const;

 private:
  Folder folder_;
};

/// What one types to answer a question, `9.2.2/burst`, right when it is asked for the first time, or later.
std::string right_answer(const std::string& task, std::size_t asked = 0);
/// One choice that is not the answer.
std::string wrong_answer(const std::string& task, std::size_t asked = 0);

}  // namespace golearn::test
