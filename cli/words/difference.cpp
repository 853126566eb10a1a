#include "words/difference.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "golearn/observe/object_states.hpp"
#include "golearn/study/korean.hpp"
#include "words/lesson.hpp"
#include "words/names.hpp"
#include "words/numbers.hpp"
#include "words/outcome.hpp"
#include "words/settings.hpp"
#include "words/turns.hpp"

namespace golearn::words {
namespace {

using study::Difference;
using study::Differs;
using study::RunInStep;

constexpr std::size_t kBefore = 8;  // rows shown before the two part
constexpr std::size_t kAfter = 12;  // and steps of each from there on

// One of the two, and what its steps are called.
class Side {
 public:
  Side(Language language, const RunInStep& run) : run_(run), names_(language, *run.spec.runnable, run.record) {
    for (const Trace::Entry& entry : run.events) names_.learn(entry.event.object, entry.event.kind, entry.event.where);
  }

  [[nodiscard]] std::size_t size() const { return run_.events.size(); }

  // The line, who, and what: `24 g2 reads num: 0`; empty where there is none.
  [[nodiscard]] std::string step(std::optional<std::size_t> i) const {
    if (!i || *i >= size()) return "";
    const Trace::Entry& entry = run_.events[*i];
    const SourcePlace place = names_.place(entry.event.where);
    return fmt::format("{:>3} {} {}", place ? std::to_string(place.line) : "", short_form(entry.event.goroutine),
                       about_event(names_, entry));
  }

  // What it does where the other does `theirs`: that, or that it has to wait, or what else it does.
  [[nodiscard]] std::string instead(std::size_t i, const Trace::Entry* theirs) const {
    const Trace::Entry* mine = event(i);
    const bool late = theirs && mine && theirs->event.time != mine->event.time;
    const bool of_one = theirs && mine && theirs->event.goroutine == mine->event.goroutine;
    if (theirs && !of_one) i = wait_of(theirs->event.goroutine, i).value_or(i);
    mine = event(i);
    if (!mine) return names_.say({"더 가는 것이 없다", "nothing goes on"});
    const std::string time = rounded(Duration(mine->event.time));
    return names_.goroutine(mine->event.goroutine) + " " + about_event(names_, *mine) + held_by(*mine, i) +
           (theirs ? taken_by(mine->event, theirs->event) : "") +
           (late ? names_.say({", 시각 " + time, ", at " + time}) : "");
  }

  [[nodiscard]] const Trace::Entry* event(std::size_t i) const { return i < size() ? &run_.events[i] : nullptr; }
  [[nodiscard]] std::vector<std::string> happened() const { return what_happened(names_, run_.spec, run_.record); }

 private:
  // What becomes of the value that is sent, where that is the difference.
  [[nodiscard]] std::string taken_by(const Event& mine, const Event& theirs) const {
    if (mine.kind != EventKind::send || theirs.kind != EventKind::send || mine.other == theirs.other) return "";
    if (mine.other == 0) return names_.say({", 버퍼에 담긴다", ", into the buffer"});
    const std::string who = names_.goroutine(mine.other);
    return names_.say({", " + study::with_particle(who, "이", "가") + " 바로 받는다", ", taken at once by " + who});
  }

  // Who has the lock that is waited for.
  [[nodiscard]] std::string held_by(const Trace::Entry& wait, std::size_t i) const {
    ObjectStates states;
    for (std::size_t k = 0; k < i; ++k) states.on(run_.events[k].seen());
    const auto holders = states.of(wait.event.object).holders;
    if (wait.event.kind != EventKind::block || holders.empty()) return "";
    const std::string who = names_.goroutines(holders);
    return names_.say({", " + study::with_particle(who, "이", "가") + " 잡고 있다", ", held by " + who});
  }
  // The place of the goroutine's last event before `end`, if that was to block.
  [[nodiscard]] std::optional<std::size_t> wait_of(std::uint64_t goroutine, std::size_t end) const {
    while (end-- > 0) {
      if (run_.events[end].event.goroutine != goroutine) continue;
      const Event& last = run_.events[end].event;
      const bool waits = last.kind == EventKind::block && last.reason != WaitReason::sleep;
      return waits ? std::optional(end) : std::nullopt;
    }
    return std::nullopt;
  }

  const RunInStep& run_;
  Names names_;
};

// Both, and their steps beside each other.
class Steps {
 public:
  Steps(Language language, const Difference& difference, const Sides& sides)
      : language_(language),
        difference_(difference),
        sides_(sides),
        with_(language, difference.with),
        without_(language, difference.without) {}

  Blocks told() {
    add_alike();
    if (difference_.parting) add_parting(*difference_.parting->with, *difference_.parting->without);
    add_list(blocks_, sides_.with.in(language_), with_.happened());
    add_list(blocks_, sides_.without.in(language_), without_.happened());
    return std::move(blocks_);
  }

 private:
  void add_alike() {
    const auto& all = difference_.rows;
    const std::size_t first = all.size() > kBefore ? all.size() - kBefore : 0;
    if (first > 0) {
      remark({fmt::format("… 앞의 {}단계", first), "… " + plural(first, "step") + " before"}, Tone::faint);
    }
    Beside rows{.rows = {}, .widest = true};
    for (std::size_t i = first; i < all.size(); ++i) {
      rows.rows.push_back({with_.step(all[i].with), without_.step(all[i].without)});
    }
    blocks_.push_back(std::move(rows));
  }

  void add_parting(std::size_t i, std::size_t j) {
    remark({"── 여기서 갈라진다 ──", "── here they part ──"}, Tone::notable);
    remark(sides_.with + Text{": ", ": "} + same(with_.instead(i, without_.event(j))), Tone::plain);
    remark(sides_.without + Text{": ", ": "} + same(without_.instead(j, with_.event(i))), Tone::plain);
    Beside rows{.rows = {}, .widest = true};
    const std::size_t longest = std::max(with_.size() - i, without_.size() - j);
    for (std::size_t k = 0; k < std::min(longest, kAfter); ++k) {
      rows.rows.push_back({with_.step(i + k), without_.step(j + k)});
    }
    append(blocks_, {Gap{}, std::move(rows)});
    if (longest <= kAfter) return;
    remark({fmt::format("… {}단계 더", longest - kAfter), "… and " + plural(longest - kAfter, "step")}, Tone::faint);
  }

  static Text same(const std::string& text) { return {text, text}; }
  void remark(const Text& text, Tone tone) { blocks_.push_back(Line{{{text.in(language_), tone}}}); }

  Language language_;
  const Difference& difference_;
  const Sides& sides_;
  Side with_, without_;
  Blocks blocks_;
};

// Under which seed, and how it was found.
Text about_seed(const Difference& difference, std::uint64_t tried) {
  const std::uint64_t seed = difference.seed;
  if (tried == 0) return {fmt::format("시드 {}", seed), fmt::format("seed {}", seed)};
  switch (difference.differs) {
    case Differs::result:
      return {fmt::format("시드 {}: 결과가 다른 첫 시드", seed),
              fmt::format("seed {}: the first with which the results differ", seed)};
    case Differs::order:
      return {fmt::format("시드 {}: 처음 {}개 시드에서는 출력 순서만 다르다", seed, tried),
              fmt::format("seed {}: of the first {} none makes more than the order of the lines differ", seed,
                          plural(tried, "seed"))};
    case Differs::steps:
      return {fmt::format("시드 {}: 처음 {}개 시드에서 결과는 모두 같고, 하는 일만 다르다", seed, tried),
              fmt::format("seed {}: with each of the first {} the results are the same, but not the steps", seed,
                          plural(tried, "seed"))};
    case Differs::nothing: break;
  }
  return {fmt::format("시드 {}: 처음 {}개 시드에서 아무 차이가 없다", seed, tried),
          fmt::format("seed {}: with each of the first {} there is no difference", seed, plural(tried, "seed"))};
}

}  // namespace

Blocks about_difference(Language language, const Difference& difference, const Sides& sides, std::uint64_t tried,
                        const std::vector<Suggestion>& next, Blocks pictures) {
  const study::Runnable& runnable = *difference.with.spec.runnable;
  Blocks blocks{Heading{runnable.id + "  " + runnable.title.in(language)},
                Line{{{typed_settings(difference.with.spec.procs, difference.with.spec.settings.typed()), Tone::faint},
                      {" · " + about_seed(difference, tried).in(language), Tone::faint}}},
                Gap{}, Beside{{{sides.with.in(language), sides.without.in(language)}}, Tone::plain, true}};
  append(blocks, Steps(language, difference, sides).told());
  append(blocks, std::move(pictures));
  append(blocks, try_next(language, next));
  return blocks;
}

}  // namespace golearn::words
