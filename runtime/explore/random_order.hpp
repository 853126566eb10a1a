// Seeded random: at each choice everyone who could go is equally likely. The same seed makes the same choices.
//
// But for updates, `x += 1`: of 10,000 goroutines that add to one variable nearly all would read it before the first
// has written, and 10 updates would survive where real Go loses few. So, where steps take time as in a run that a
// learner makes, the choice falls into the gap between an update's read and its write only now and then, and who was
// left there comes back soon. A search is not like that: there every order counts the same.
#pragma once

#include <vector>

#include "golearn/explore/chooser.hpp"

namespace golearn {

class RandomOrder final : public Chooser {
 public:
  RandomOrder(int procs, std::uint64_t seed, Rules rules = {.ticking = true}) : Chooser(procs, rules), rng_(seed) {}

  void clear() override;

 private:
  std::uint32_t choose_case(std::uint32_t count) override { return rng_.below(count); }
  std::size_t choose(Options options, bool running) override;

  [[nodiscard]] bool is_updating(const core::Goroutine& running) const;
  bool opens_gap();
  std::size_t choose_in_gap(Options options);
  std::size_t choose_between(Options options);
  void chosen(core::Goroutine* goroutine);

  core::Rng rng_;
  const core::Goroutine* last_ = nullptr;  // who was chosen last, and its step
  Operation step_;
  std::uint32_t updates_ = 0;                 // met so far
  std::vector<const core::Goroutine*> late_;  // between the read and the write of an update
};

}  // namespace golearn
