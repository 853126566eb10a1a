// What the program calls its channels, locks and variables, learned from a run's events as they come.
#pragma once

#include <string>
#include <unordered_map>

#include "golearn/core/event.hpp"
#include "golearn/study/runnable.hpp"
#include "words/names.hpp"

namespace golearn::exports {

/// One thread.
class ObjectNames {
 public:
  explicit ObjectNames(const study::Runnable& runnable) : lines_(study::Language::english, runnable) {}

  /// The event gives its object a name, or stands on a line that calls it by one.
  void learn(const Event& event);
  /// Empty if no line so far has said it.
  [[nodiscard]] const std::string& of(ObjectId object) const;

 private:
  struct Known {
    std::string name;
    int lines_left = 8;  // so many lines are read for a name: most objects have one on the first, and some on none
  };
  words::Names lines_;
  std::unordered_map<ObjectId, Known> known_;
};

}  // namespace golearn::exports
