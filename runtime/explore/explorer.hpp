// The search through all schedules of a program, one run after another, with dynamic partial-order reduction.
//
// A run is a sequence of transitions: a goroutine makes its pending operation and goes on to the next one. Two runs
// that differ only in the order of independent transitions are one to anybody inside the program, so one of each such
// class is run and no other (source sets and sleep sets: Abdulla, Aronis, Jonsson, Sagonas, 2014): after each run, for
// every pair of transitions that depend on each other and could have come the other way round, somebody who makes
// that happen is noted where the first of the two was chosen. A run that would repeat an earlier class is given up.
//
//     Explorer explorer(options);
//     do {
//       Runtime({.strategy = &explorer, ...}).run(main);
//       explorer.finish_run();
//     } while (explorer.next_run());
//
// Dependence is a matter of two operations and, where a goroutine waits in a select, of the state too: operations on
// two of its channels are independent in themselves, but the first of them is the one that the select takes.
//
// With `states`, a run that comes to a state that was searched to the end before ends there (state_model.hpp,
// state_table.hpp); what followed then is known, and with it what could be reversed in the run that comes there now,
// and how many classes give which result. Stateful reduction: Yang, Chen, Gopalakrishnan, Kirby, 2008.
//
// The program must be a function of its schedule: all randomness and time from the runtime. That is checked as far as
// runs repeat each other.
//
// Without reduction (with a bound on preemptions, or one processor) every choice is tried.
//
// Invariants
//   * nodes_[0, depth_) are the choices of this run; those below replay_ are the last run's, made again.
//   * A goroutine in a node's `sleep` need not be chosen there: all that follows has been seen in another order.
//   * A state in the table was left for good: all classes that follow on it with its sleep set are counted.
// One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "golearn/explore/chooser.hpp"
#include "golearn/explore/dependence.hpp"
#include "golearn/explore/goroutine_set.hpp"
#include "golearn/explore/state_model.hpp"
#include "golearn/explore/state_table.hpp"

namespace golearn {

struct SearchOptions {
  static constexpr std::size_t kMaxGoroutines = 4096;

  int procs = 2;                                ///< 1: choices only where a goroutine gives way
  std::optional<std::size_t> preemptions = {};  ///< at most so many in a run; none: no bound
  std::size_t shard = 0;                        ///< searches part `shard` of `shards`, from 0
  std::size_t shards = 1;
  Rules rules = {};
  std::size_t most_goroutines = kMaxGoroutines;    ///< a run with more is too large
  bool states = false;                             ///< joins runs that come to the same state; nobody else may observe
  std::size_t state_bytes = std::size_t{1} << 28;  ///< for the states: about so much memory
};

class Explorer final : public Chooser {
 public:
  /// A run may have so many options to choose from in all: what a search has to remember of one run.
  static constexpr std::size_t kMaxOptions = 2'000'000;

  explicit Explorer(const SearchOptions& options);

  /// To be called after each run: learns from it.
  void finish_run();
  /// The last run, which was not given up, gave this result: a number that the caller chooses.
  void gave(std::uint32_t result);
  /// Prepares the next run; false when everything has been searched.
  bool next_run();

  /// From inside a run: the step just made is one after which nothing is wanted. The run ends here, and whoever else
  /// could have gone is tried in its place, for what they would have done has not been seen.
  void cut();

  /// How much of the tree of choices has been searched, from 0 to 1, if all ways on from a choice are equally large
  /// (Knuth, 1975). It may fall when a run shows that there is more to try. To be asked between finish_run() and
  /// next_run().
  [[nodiscard]] double searched() const;

  /// Whether the last run was given up, as a repetition or as another shard's, or because all that follows is known.
  [[nodiscard]] bool given_up() const { return given_up_; }
  /// If it is known: how many classes of schedules follow, by their results. Null otherwise.
  [[nodiscard]] const Counts* known() const { return known_ ? known_->counts : nullptr; }
  /// Whether the last run was larger than that, or had too many goroutines. The search cannot go on.
  [[nodiscard]] bool too_many() const { return too_many_; }
  /// Whether a run did something else than an earlier one after the same choices: the program is no function of its
  /// schedule. The search cannot go on, and has shown nothing.
  [[nodiscard]] bool strayed() const { return strayed_; }
  void ready(core::Goroutine& goroutine, Readied how) override;
  Observer* observer() override { return options_.states ? &model_ : nullptr; }

 private:
  using Set = GoroutineSet;
  using Clock = boost::container::small_vector<std::uint32_t, 8>;  // by goroutine; none counts as 0
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  // The choices at the root that tell shards apart: enough for a good balance, few enough to be walked by each shard.
  static constexpr std::size_t kShardBranches = 6;
  // Time that passes, as if a goroutine of its own did it.
  static constexpr std::size_t kTime = 0;

  struct Option {
    std::size_t goroutine;
    Step step;
  };

  struct Node {
    // A case of a select: which of how many.
    bool is_case = false;
    std::uint32_t picked = 0;
    std::uint32_t cases = 0;
    // A choice among goroutines.
    boost::container::small_vector<Option, 6> options;
    std::size_t chosen = kNone;
    std::size_t at = kNone;       // its index among the options
    bool running = false;         // the first option is running, and another choice would preempt it
    std::size_t preemptions = 0;  // before this choice
    Set backtrack;                // to be chosen here, now or later
    Set done;                     // of those, searched to the end
    Set sleep;
    Set selecting;  // goroutines that wait in a select of several channels
    // The transition that followed.
    std::size_t enabler = kNone;  // the transition that made it possible: it woke or started the goroutine
    std::size_t waited = kNone;   // time had passed, after this many choices: they come before
    std::uint32_t own = 0;        // its number among the goroutine's own
    Clock clock;                  // transitions that come before it, by goroutine, and itself
    // Where it is kept in the table, and what has followed so far.
    bool has_state = false;
    Fingerprint state;
    Renaming names;  // of the goroutines, in the table
    LaterSteps later;
    Counts counts;

    void choose(std::size_t goroutine);
    [[nodiscard]] Set everyone() const;
    [[nodiscard]] const Step& step() const;  ///< the chosen one
    /// Ways on from here: searched, and known to be left beside the present one.
    [[nodiscard]] std::pair<std::size_t, std::size_t> ways() const;
  };

  // The choices (explorer.cpp)
  std::size_t choose(Options options, bool running) override { return decide(options, running); }
  std::uint32_t choose_case(std::uint32_t count) override;
  bool allows(core::Goroutine& goroutine) override;
  bool allows_time() override;
  void idle() override { waited_ = depth_; }
  void time_passes() override {
    if (!rules().any_timer) idle();
  }
  void step_begins(const core::Goroutine& goroutine, const Operation& step) override;
  void step_ended(core::Goroutine& goroutine) override;

  void begin_run();
  std::size_t decide(Options options, bool running);
  static std::size_t id_of(const core::Goroutine* option) { return option ? option->id : kTime; }
  static Step step_of(const core::Goroutine* option);
  static Fingerprint function_of(core::Goroutine& goroutine);
  static void fill(Node& node, Options options);
  static bool is_same(const Node& node, Options options);
  void begin_node(Node& node, Options options, bool running);
  [[nodiscard]] std::size_t first_of(const Node& node, const Set& free) const;
  [[nodiscard]] bool is_unnoticed(std::size_t goroutine, const Step& step) const;
  [[nodiscard]] bool goes_at_once(const Node& node) const;
  [[nodiscard]] Set asleep_after(std::size_t previous) const;
  [[nodiscard]] bool dependent_at(std::size_t at, const Step& a, const Step& b) const;
  [[nodiscard]] const Step& last_step_before(std::size_t at, std::size_t goroutine) const;
  void now_all_matters();
  void forget_states();
  [[nodiscard]] std::size_t preemptions_after(std::size_t previous) const;
  [[nodiscard]] Set allowed(const Node& node) const;
  [[nodiscard]] bool other_shards(const Node& node);
  Node& push();

  // What a run teaches (explorer_races.cpp)
  // A step that came, or would come, after those of the run: whose, its clock, and whether nothing of the goroutine's
  // own comes before it there.
  struct Late {
    std::size_t goroutine;
    const Clock& clock;
    bool next;
  };
  using Racing = boost::container::small_vector<std::size_t, 8>;
  void order(std::size_t at);
  void order_after_wait(Clock& clock, std::size_t waited) const;
  void order_after_waker(Clock& clock, std::size_t waker, std::size_t mine) const;
  void find_races(std::size_t at);
  [[nodiscard]] Racing racing(const Step& step, std::size_t before, Clock& clock) const;
  void reverse(std::size_t first, std::size_t end, const Late& late);
  [[nodiscard]] bool before(std::size_t first, const Clock& clock) const;
  static void join(Clock& clock, const Clock& other);

  // States (explorer_states.cpp)
  void note_state(Node& node);
  void summarise();
  void note_in_states(const LaterStep& later, const Clock& clock, const Clock& at_most, std::size_t end);
  [[nodiscard]] std::vector<Clock> clocks_now() const;
  void meet(const StateTable::Entry& entry, const Node& here);
  [[nodiscard]] LaterSteps renamed(const LaterSteps& later, const Renaming& names);
  void leave(Node& node);

  SearchOptions options_;
  bool reduces_;
  std::vector<Node> nodes_;
  std::size_t depth_ = 0;
  std::size_t replay_ = 0;               // nodes to be made again as they are
  std::size_t last_ = kNone;             // the choice among goroutines made last
  std::size_t goroutines_ = 0;           // highest id seen, plus one
  std::vector<std::size_t> last_of_;     // each goroutine's last transition, in finish_run()
  std::vector<std::size_t> enabler_;     // who last started or woke it
  std::vector<std::size_t> after_wait_;  // how many choices had been made when time let it go on
  Set selecting_;                        // as in a node, now
  std::size_t options_kept_ = 0;         // in the nodes of this run
  std::size_t waited_ = kNone;           // how many choices had been made when time passed, if nobody has gone since
  bool given_up_ = false;
  bool too_many_ = false;
  bool strayed_ = false;
  bool cut_ = false;
  bool concerns_all_ = false;  // some step did
  bool twins_parted_ = false;  // in some run
  std::size_t branches_ = 0;   // real choices of this run so far, for the shards
  std::size_t prefixes_ = 0;   // parts counted so far, for the shards
  StateModel model_;
  StateTable table_;
  const StateTable::Entry* known_ = nullptr;  // of the state that this run ended in
};

}  // namespace golearn
