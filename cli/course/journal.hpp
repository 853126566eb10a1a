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
  /// Adds what another such file has, also what is not known here. Returns how many facts were new. Throws
  /// study::Refusal if it cannot be read.
  std::size_t merge(const std::filesystem::path& other);

  /// Why facts cannot be kept, or read; empty as long as they can.
  [[nodiscard]] const std::string& complaint() const { return complaint_; }
  /// Empty where the environment names no place for it.
  [[nodiscard]] std::filesystem::path path() const { return file_ ? file_->path() : std::filesystem::path{}; }

 private:
  [[nodiscard]] std::string content() const;
  void append(const std::string& lines);

  std::optional<host::StateFile> file_;
  mutable std::string complaint_;
};

/// The lines of such a file without those that say little: of a lesson's `open` and `stage` facts the first and the
/// last of each are kept, of a question's answers the first, also after a reset, the last ten, and those that decide
/// when it comes back. What progress.hpp says of them stays, but for how often a question was asked, on which days, and
/// how long it took: that may become less. In the order of their times; what is not known here is behind them.
std::string compacted(const std::string& lines);

}  // namespace golearn::course
