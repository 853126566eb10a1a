// What came of a run: a value, which can be told, exported and compared when the run is long over.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <typeindex>
#include <utility>
#include <vector>

#include "golearn/core/outcome.hpp"
#include "golearn/study/figures.hpp"

namespace golearn::study {

/// What the watchers of a run have left, by type: each leaves one thing.
class Seen {
 public:
  template <class T>
  void put(T what) {
    things_[std::type_index(typeid(T))] = std::make_shared<const T>(std::move(what));
  }
  /// What was left of this type; empty if it was not watched for.
  template <class T>
  [[nodiscard]] const T& get() const {
    static const T nothing{};
    const auto at = things_.find(std::type_index(typeid(T)));
    return at == things_.end() ? nothing : *std::static_pointer_cast<const T>(at->second);
  }

 private:
  std::map<std::type_index, std::shared_ptr<const void>> things_;
};

struct RunRecord {
  Outcome outcome = {};
  std::string printed = {};               ///< all of it
  Seen seen = {};                         ///< by the watchers that the spec names
  std::shared_ptr<Figures> figures = {};  ///< of this run
  std::vector<std::size_t> broken = {};   ///< of its program's promises, by their numbers
  bool strayed = false;                   ///< of a replay: the schedule does not fit the program
};

}  // namespace golearn::study
