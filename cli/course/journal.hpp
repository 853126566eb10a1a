// The learner's file: where facts are kept. See fact.hpp for what it holds, host/state_file.hpp for how it is written.
//
// A line that does not parse, such as one that was torn, is passed over; one of a kind that is not known here is kept.
// One thread; several processes may write at once.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "course/fact.hpp"
#include "host/state_file.hpp"

namespace golearn::course {

class Journal {
 public:
  /// Of the user whose environment this is.
  Journal();
  explicit Journal(std::filesystem::path file);

  /// By time, none twice. What cannot be read is as if it were empty: complaint() says so then.
  [[nodiscard]] std::vector<Fact> facts() const;
  /// Keeps a fact. What cannot be written is lost, and complaint() says so.
  void add(const Fact& fact);
  /// Adds what another such file has. Returns how many facts were new. Throws study::Refusal if it cannot be read.
  std::size_t merge(const std::filesystem::path& other);

  /// Why facts cannot be kept, or read; empty as long as they can.
  [[nodiscard]] const std::string& complaint() const { return complaint_; }
  /// Empty where the environment names no place for it.
  [[nodiscard]] std::filesystem::path path() const { return file_ ? file_->path() : std::filesystem::path{}; }

 private:
  void append(const std::string& lines);

  std::optional<host::StateFile> file_;
  mutable std::string complaint_;
};

/// The lines of such a file without those that say nothing more: of a lesson's `open` and `stage` facts the first and
/// the last of each, of a question's answers the first and the last ten. In the order of their times.
std::string compacted(const std::string& lines);

}  // namespace golearn::course
