// A learner: the file of facts, and what they come to. One thread.
#pragma once

#include <string>

#include "course/journal.hpp"
#include "course/progress.hpp"

namespace golearn::course {

class Learner {
 public:
  explicit Learner(Journal journal = Journal()) : journal_(std::move(journal)) { read(); }

  [[nodiscard]] const Progress& progress() const { return progress_; }
  [[nodiscard]] const Journal& journal() const { return journal_; }

  /// Now. What cannot be kept counts as long as this lives.
  void add(Fact fact);
  /// A stage of a lesson was gone through; told once.
  void went_through(const std::string& lesson, LessonStage stage);
  /// See Journal::merge().
  std::size_t merge(const std::filesystem::path& other);
  /// What another golearn has written.
  void read();

 private:
  Journal journal_;
  std::vector<Fact> facts_;
  Progress progress_;
};

}  // namespace golearn::course
