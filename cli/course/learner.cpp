#include "course/learner.hpp"

#include <algorithm>

namespace golearn::course {

void Learner::read() {
  std::vector<Fact> kept = journal_.facts();
  if (!journal_.complaint().empty()) kept.insert(kept.end(), facts_.begin(), facts_.end());  // some may not be there
  std::ranges::sort(kept);
  const auto rest = std::ranges::unique(kept);
  kept.erase(rest.begin(), rest.end());
  facts_ = std::move(kept);
  progress_ = progress_of(facts_);
}

void Learner::add(Fact fact) {
  fact.at = now();
  journal_.add(fact);
  facts_.push_back(std::move(fact));
  progress_ = progress_of(facts_);
}

void Learner::went_through(const std::string& lesson, LessonStage stage) {
  if (progress_.of(lesson).gone_through(stage)) return;
  add({.kind = FactKind::stage, .lesson = lesson, .id = std::string(to_string(stage))});
}

std::size_t Learner::merge(const std::filesystem::path& other) {
  const std::size_t added = journal_.merge(other);
  read();
  return added;
}

}  // namespace golearn::course
