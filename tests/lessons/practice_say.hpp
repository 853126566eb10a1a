// Saying what is wrong with one question or challenge.
#pragma once

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "lessons/practice/practice.hpp"
#include "support/program.hpp"

namespace golearn::test {

class Say {
 public:
  explicit Say(const lessons::Task& task) : about_(fmt::format("line {}: '{}': ", task.line, task.id)) {}

  template <class... Parts>
  void operator()(fmt::format_string<Parts...> what, Parts&&... parts) {
    all_.push_back(about_ + fmt::format(what, std::forward<Parts>(parts)...));
  }
  [[nodiscard]] const Lines& all() const { return all_; }

 private:
  std::string about_;
  Lines all_;
};

/// What `check` says of it; what cannot be computed is wrong, too.
template <class Check>
Lines said_of(const lessons::Task& task, Check check) {
  Say say(task);
  try {
    check(say);
  } catch (const std::exception& error) {
    say("{}", error.what());
  }
  return say.all();
}

/// Its texts are there in both languages, and what stands in their holes is known.
void check_texts(Say& say, const lessons::Task& task, const lessons::Program& program);

/// `with 3: at --procs 2: `
std::string as_tried(const std::string& value, int procs);

/// The task as if it said so many processors; 0: as it is.
template <class Kind>
Kind on_procs(Kind task, int procs) {
  if (procs != 0) task.setup.procs = procs;
  return task;
}

}  // namespace golearn::test
