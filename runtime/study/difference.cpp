#include "golearn/study/difference.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "golearn/core/event_facts.hpp"
#include "golearn/explore/in_step.hpp"
#include "golearn/study/found.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/watched.hpp"

namespace golearn::study {
namespace {

constexpr int kMostPasses = 3;

RunSpec controlled(const RunSpec& spec) {
  RunSpec mine = for_search(spec);
  mine.watch.insert({"events", "names"});
  return mine;
}

// An operation inside one of the library's own objects is a detail of how that is made; that main starts is no news.
bool is_told(const Event& event) {
  const bool inside = event.object.kind == ObjectKind::part || event.object.kind == ObjectKind::writers;
  const bool starts_main = event.kind == EventKind::start && event.goroutine == 1;
  return facts(event.kind).by_program && !inside && !starts_main && event.goroutine != 0;
}

RunInStep run_with(RunSpec spec, Chooser& chooser) {
  spec.strategy = &chooser;
  RunInStep run{.spec = spec, .record = study::run(spec), .schedule = chooser.schedule()};
  for (const Trace::Entry& entry : run.record.seen.get<Events>().entries) {
    if (is_told(entry.event)) run.events.push_back(entry);
  }
  return run;
}

// The run that comes if nobody interferes, for what its goroutines do: it cannot be known from the run in step, which
// is made by it.
std::vector<MadeStep> usual_steps(const RunSpec& spec) {
  class Usual final : public Stepping {
   public:
    using Stepping::Stepping;

   private:
    std::size_t pick(Options /*options*/) override { return 0; }
    std::uint32_t pick_one(std::uint32_t count) override { return rng_.below(count); }

    core::Rng rng_;
  };
  Usual usual(spec.procs);
  run_with(spec, usual);
  return usual.steps();
}

std::vector<MadeStep> steps_of(const std::vector<Trace::Entry>& events) {
  std::vector<MadeStep> steps;
  for (const auto& [event, text, objects] : events) {
    steps.push_back({event.goroutine, {event.kind, event.object.kind}});
  }
  return steps;
}

// Whether who goes on decides it. Other events come of what was done before: that a goroutine blocks, or ends.
bool is_decided(const Event& event) {
  return facts(event.kind).touches || event.kind == EventKind::print || event.kind == EventKind::start;
}

// To lock and to unlock changes nothing by itself.
bool is_lock(const Event& event) {
  return event.object.kind == ObjectKind::mutex || event.object.kind == ObjectKind::rwmutex;
}

// What a goroutine that waits has to pass on is not told before it does.
bool same(const Trace::Entry& a, const Trace::Entry& b) {
  const auto key = [](const Trace::Entry& e) {
    const Event& event = e.event;
    const bool waits = event.kind == EventKind::block;
    return std::tuple(event.goroutine, event.kind, event.object.kind, event.other, waits ? 0 : event.value, event.time,
                      waits ? std::string_view() : std::string_view(e.text));
  };
  // A number may be another one in the other program, and so may a line be.
  const bool elsewhere = a.event.object.kind == ObjectKind::channel && a.event.object != b.event.object &&
                         a.event.where.line() != b.event.where.line();
  return key(a) == key(b) && !elsewhere;
}

// Walks along both, passing over what only one of the programs does, up to the first pair that differs.
class Walk {
 public:
  Walk(Difference& difference, OwnDeed own)
      : difference_(difference),
        parts_at_own_(own == OwnDeed::differs),
        with_(difference.with.events),
        without_(difference.without.events),
        common_(common_steps(steps_of(with_), steps_of(without_))) {}

  void all() {
    while (i_ < with_.size() || j_ < without_.size()) {
      if (one_instead_of_other() || comes_to_own_deed()) return part(i_, j_);
      if (i_ < with_.size() && j_ < without_.size() && same(with_[i_], without_[j_])) {
        difference_.rows.push_back({i_++, j_++});
        last_pair_ = {i_, j_};
      } else if (i_ < with_.size() && is_own(with_[i_], common_.first[i_])) {
        if (parts_at_value(with_[i_], own_.with, own_.without, i_)) return;
        difference_.rows.push_back({i_++, std::nullopt});
      } else if (j_ < without_.size() && is_own(without_[j_], common_.second[j_])) {
        if (parts_at_value(without_[j_], own_.without, own_.with, j_)) return;
        difference_.rows.push_back({std::nullopt, j_++});
      } else {
        return part(i_, j_);
      }
    }
    if (difference_.differs != Differs::nothing) part_at_end();
  }

 private:
  // What a goroutine wrote for the nth time, or read first after that.
  struct Access {
    std::uint64_t goroutine = 0;
    std::size_t writes = 0;  // so far
    bool reads = false;
    auto operator<=>(const Access&) const = default;
  };
  struct Accesses {
    std::map<Access, std::size_t> at;                  // in the run
    std::map<std::uint64_t, std::size_t> writes = {};  // by goroutine
  };

  // One program changes the variable in one atomic step where the other reads and writes it. True if the goroutine has
  // now come as far in both, and has not read or written the same: they part there.
  bool parts_at_value(const Trace::Entry& entry, Accesses& mine, const Accesses& others, std::size_t at) {
    const Event& event = entry.event;
    const bool writes = event.kind == EventKind::store || event.kind == EventKind::atomic;
    const bool reads = event.kind == EventKind::load || event.kind == EventKind::peek;
    if (!writes && !reads) return false;
    const Access access{event.goroutine, mine.writes[event.goroutine] += writes, reads};
    if (!mine.at.try_emplace(access, at).second) return false;
    const auto other = others.at.find(access);
    if (other == others.at.end()) return false;
    const auto [i, j] = &mine == &own_.with ? std::pair(at, other->second) : std::pair(other->second, at);
    if (with_[i].text == without_[j].text) return false;
    part(i, j);
    return true;
  }

  static bool is_own(const Trace::Entry& entry, bool has_counterpart) {
    return !has_counterpart || !is_decided(entry.event);
  }

  // The same goroutine does something else to the channel, such as to close it where the other sends.
  [[nodiscard]] bool one_instead_of_other() const {
    if (i_ == with_.size() || j_ == without_.size() || common_.first[i_] || common_.second[j_]) return false;
    const Event& with = with_[i_].event;
    const Event& without = without_[j_].event;
    return with.goroutine == without.goroutine && is_decided(with) && is_decided(without) &&
           with.object.kind == ObjectKind::channel && with.object == without.object && with.kind != without.kind;
  }

  [[nodiscard]] bool comes_to_own_deed() const {
    const auto is_deed = [](const std::vector<Trace::Entry>& events, std::size_t i, const std::vector<bool>& common) {
      return i < events.size() && !common[i] && is_decided(events[i].event) && !is_lock(events[i].event);
    };
    return parts_at_own_ && (is_deed(with_, i_, common_.first) || is_deed(without_, j_, common_.second));
  }

  // No pair differs, and yet the results do: one went further, or did what the other never does.
  void part_at_end() {
    auto [i, j] = last_pair_;
    while (i < with_.size() && !is_decided(with_[i].event)) ++i;
    while (j < without_.size() && !is_decided(without_[j].event)) ++j;
    const bool both_ended = i == with_.size() && j == without_.size();
    both_ended ? part_at_own() : part(i, j);
  }

  void part_at_own() {
    std::size_t i = 0;
    std::size_t j = 0;
    for (const Beside& row : difference_.rows) {
      const Event& event = row.with ? with_[*row.with].event : without_[*row.without].event;
      const bool alone = !row.with || !row.without;
      if (alone && is_decided(event) && !is_lock(event)) return part(i, j);
      if (row.with) ++i;
      if (row.without) ++j;
    }
    part(last_pair_.first, last_pair_.second);
  }

  // What comes from there on stands in no row.
  void part(std::size_t i, std::size_t j) {
    difference_.parting = Beside{i, j};
    difference_.differs = std::max(difference_.differs, Differs::steps);
    std::erase_if(difference_.rows, [&](const Beside& row) {
      return (row.with && *row.with >= i) || (row.without && *row.without >= j);
    });
  }

  Difference& difference_;
  bool parts_at_own_;
  const std::vector<Trace::Entry>& with_;
  const std::vector<Trace::Entry>& without_;
  Common common_;
  struct {
    Accesses with, without;
  } own_;  // those that no step of the other run stands for
  std::size_t i_ = 0, j_ = 0;
  std::pair<std::size_t, std::size_t> last_pair_;  // behind it
};

Differs differ(const RunRecord& a, const RunRecord& b) {
  const auto ending = [](const RunRecord& record) {
    const Outcome& outcome = record.outcome;
    return std::tuple(outcome.ending, outcome.exit_status, outcome.message, leaks(outcome).size());
  };
  if (ending(a) != ending(b) || sorted_lines(a.printed) != sorted_lines(b.printed)) return Differs::result;
  return a.printed == b.printed ? Differs::nothing : Differs::order;
}

// A goroutine may go another way than usual, and so have more steps in common with the leader than was known: then it
// is made again.
RunInStep follow(const RunSpec& with, const Stepping& leader, std::vector<MadeStep> usual) {
  std::optional<RunInStep> run;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    Following follower(with.procs, leader, usual);
    run = run_with(with, follower);
    if (follower.steps() == usual) break;
    usual = follower.steps();
  }
  return std::move(*run);
}

Difference run_in_step(const RunSpec& with, const RunSpec& without, const std::vector<MadeStep>& usual,
                       std::uint64_t seed, OwnDeed own) {
  Leading leader(without.procs, seed);
  RunInStep first = run_with(without, leader);
  Difference difference{.seed = seed, .with = follow(with, leader, usual), .without = std::move(first)};
  difference.differs = differ(difference.with.record, difference.without.record);
  Walk(difference, own).all();
  return difference;
}

}  // namespace

Difference run_in_step(const RunSpec& with, const RunSpec& without, std::uint64_t seed, OwnDeed own) {
  const RunSpec mended = controlled(with);
  return run_in_step(mended, controlled(without), usual_steps(mended), seed, own);
}

Difference find_difference(const RunSpec& with, const RunSpec& without, std::uint64_t last, OwnDeed own) {
  const RunSpec mended = controlled(with);
  const RunSpec broken = controlled(without);
  const std::vector<MadeStep> usual = usual_steps(mended);
  std::optional<Difference> best;
  for (std::uint64_t seed = 1; seed <= last; ++seed) {
    Difference found = run_in_step(mended, broken, usual, seed, own);
    if (!best || found.differs > best->differs) best = std::move(found);
    if (best->differs == Differs::result) break;
  }
  return std::move(*best);
}

}  // namespace golearn::study
