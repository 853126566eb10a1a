// What goroutines, objects and places of a run are called, in one language.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "golearn/core/object_id.hpp"
#include "golearn/core/outcome.hpp"
#include "golearn/observe/source_place.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/runnable.hpp"
#include "golearn/study/text.hpp"

namespace golearn::words {

using study::Language;
using study::Text;

/// The function that a goroutine was started with by `go_statement`, as the Go program writes it: `exe2`, `main.func1`;
/// of main `main`; empty if it is not known.
std::string function_of(const study::Runnable& runnable, std::uint64_t goroutine, Place go_statement);

/// `g2 exe2`, `g1 main`: in a column of its own. `function` is empty where it is not known.
std::string in_column(std::uint64_t goroutine, const std::string& function);

/// `g2`, and `main`.
std::string short_form(std::uint64_t goroutine);

/// Columns that in_column() takes for any goroutine of a program, as far as can be told before it runs.
int widest_column(const study::Runnable& runnable);

/// One thread.
class Names {
 public:
  /// Names in the Go program that `runnable` is; of the goroutines that `record` knows of.
  Names(Language language, const study::Runnable& runnable, const study::RunRecord& record = {});

  /// What a run that goes on shows: `goroutine` was started there.
  void learn(std::uint64_t goroutine, Place go_statement) { started_.emplace(goroutine, go_statement); }
  /// `object`, if it is any, is used on the line of `where`: what the line calls it is its name, if it has none yet.
  void learn(ObjectId object, EventKind kind, Place where);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] const std::string& say(const Text& text) const { return text.in(language_); }

  /// The function that a goroutine was started with, as the Go program writes it: `exe2`, `main.func1`; empty if that
  /// is not known.
  [[nodiscard]] std::string function(std::uint64_t goroutine) const;
  /// In a sentence: `main`, `g7 (exe2)`.
  [[nodiscard]] std::string goroutine(std::uint64_t goroutine) const;
  /// The first three by name, of more only how many; a function that all have is named once: `g2, g3, g4 and 6 more
  /// (exe2)`. `unnamed` more of whom only the number is known.
  [[nodiscard]] std::string goroutines(const std::vector<std::uint64_t>& goroutines, std::size_t unnamed = 0) const;
  /// In a column: see in_column().
  [[nodiscard]] std::string column(std::uint64_t goroutine) const { return in_column(goroutine, function(goroutine)); }

  /// `chan#1`, and `chan#1 (jobs)` if the program gives it a name.
  [[nodiscard]] std::string object(ObjectId object) const;
  /// In a table: `jobs` alone, if no other object has that name.
  [[nodiscard]] std::string short_name(ObjectId object) const;

  [[nodiscard]] SourcePlace place(Place where) const { return runnable_.places(where); }
  /// ` (program.go:12)`; empty for a place that is in no Go program.
  [[nodiscard]] std::string at(Place where) const;
  /// The code of a place's line; empty for one that is in no Go program.
  [[nodiscard]] std::string line_text(Place where) const;

  /// As it stands behind a name: ` (exe2)`; nothing for an empty one.
  [[nodiscard]] std::string in_parentheses(const std::string& name) const;

 private:
  Language language_;
  const study::Runnable& runnable_;
  std::map<std::uint64_t, Place> started_;
  std::map<ObjectId, std::string> objects_;
};

}  // namespace golearn::words
