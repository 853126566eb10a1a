// Runs of two programs that are alike but for some operations, such as those of a lock, in step: one leads, at random,
// and the other makes the same steps in the same order, as far as it can. So where the two part, it is not by chance.
//
// Steps are compared by who makes them, what is done, and to what kind of object. Lines and numbers of objects differ
// between the programs.
#pragma once

#include <vector>

#include "golearn/explore/chooser.hpp"

namespace golearn {

/// What a step does: two of one goroutine are the same step of two programs if they have this in common.
struct Doing {
  EventKind kind = EventKind::local;
  ObjectKind object = ObjectKind::none;

  friend auto operator<=>(const Doing&, const Doing&) = default;
};

/// A step of a run, as it is compared with those of another program's.
struct MadeStep {
  std::uint64_t goroutine = 0;
  Doing doing = {};

  friend bool operator==(const MadeStep&, const MadeStep&) = default;
};

/// Which steps of two runs stand for each other, going by each goroutine's own: as many as can, in their order; and of
/// the second run's the earliest.
struct Common {
  std::vector<bool> first, second;  ///< of each step, whether there is one of the other run that it stands for
};
Common common_steps(const std::vector<MadeStep>& first, const std::vector<MadeStep>& second);

/// Keeps the steps of a run. Steps take no time.
class Stepping : public Chooser {
 public:
  using Chooser::Chooser;
  [[nodiscard]] const std::vector<MadeStep>& steps() const { return steps_; }
  /// Which cases were taken of selects that had several to choose from.
  [[nodiscard]] const std::vector<std::uint32_t>& cases() const { return cases_; }

 protected:
  virtual std::size_t pick(Options options) = 0;
  virtual std::uint32_t pick_one(std::uint32_t count) = 0;
  /// `step` is made.
  virtual void made(const MadeStep& /*step*/) {}

 private:
  std::size_t choose(Options options, bool running) final;
  std::uint32_t choose_case(std::uint32_t count) final;
  bool allows(core::Goroutine& goroutine) final;
  void note(const core::Goroutine& goroutine);

  std::vector<MadeStep> steps_;
  std::vector<std::uint32_t> cases_;
};

/// Chooses at random.
class Leading final : public Stepping {
 public:
  Leading(int procs, std::uint64_t seed) : Stepping(procs), rng_(seed) {}

 private:
  std::size_t pick(Options options) override { return rng_.below(static_cast<std::uint32_t>(options.size())); }
  std::uint32_t pick_one(std::uint32_t count) override { return rng_.below(count); }

  core::Rng rng_;
};

/// Lets the goroutine go that made the leader's next step. Where that one cannot go, nobody interferes.
class Following final : public Stepping {
 public:
  /// `usual` are the steps of another run of this program: the leader's that none of them stands for are passed over.
  Following(int procs, const Stepping& leader, const std::vector<MadeStep>& usual);

 private:
  std::size_t pick(Options options) override;
  std::uint32_t pick_one(std::uint32_t count) override;
  void made(const MadeStep& step) override;

  std::vector<MadeStep> wanted_;
  std::vector<std::uint32_t> wanted_cases_;
  core::Rng rng_;  // beyond them: a loop that ends by one of its cases would not end if always the first were taken
  std::size_t at_ = 0;
};

}  // namespace golearn
