#include "explore/directed.hpp"

#include <algorithm>
#include <array>

namespace golearn {

// The beginning stays while it is the best there is, and a better run ends all doubt.
void Guide::failed(const std::vector<std::uint32_t>& choices, const std::vector<std::size_t>& marks) {
  ++attempts_;
  if (marks.size() > marks_.size()) {
    best_ = choices;
    marks_ = marks;
    step_ = 1;
    in_vain_ = 0;
    return begin_after(marks_.size() - 1);
  }
  if (++in_vain_ < kPatience) return;
  in_vain_ = 0;
  if (lines_ > 0) {
    begin_after(lines_ - std::min(lines_, step_));
    step_ *= 2;
  } else {
    best_.clear();
    marks_ = {0};
    step_ = 1;
  }
}

void Guide::begin_after(std::size_t lines) {
  lines_ = lines;
  beginning_.assign(best_.begin(), best_.begin() + static_cast<std::ptrdiff_t>(std::min(marks_[lines], best_.size())));
}

const std::string* Guide::printed_before(std::uint64_t goroutine, std::size_t line) const {
  const auto at = known_.find(goroutine);
  return at != known_.end() && line < at->second.size() ? &at->second[line] : nullptr;
}

void Guide::printed(std::uint64_t goroutine, std::size_t line, std::string_view text) {
  std::vector<std::string>& lines = known_[goroutine];
  if (lines.size() <= line) lines.resize(line + 1);
  lines[line] = text;
}

namespace {
constexpr std::array<std::uint32_t, 5> kSwitches{0, 2, 8, 1, 64};
constexpr std::size_t kBetweenStops = 64;
}  // namespace

// Attempts differ in how much is left to chance, and whether guesses count.
Directed::Directed(int procs, std::uint64_t seed, const Guide& guide, const OutputMatch& match,
                   std::function<bool()> stop)
    : Chooser(procs),
      guide_(guide),
      match_(match),
      stop_(std::move(stop)),
      rng_(seed),
      switches_(kSwitches[guide.attempts() % kSwitches.size()]),
      guesses_(guide.attempts() % 2 == 0) {}

void Directed::printed(std::uint64_t goroutine) {
  ++lines_[goroutine];
  if (match_.reached() >= marks_.size() && !match_.departed()) marks_.resize(match_.reached() + 1, at_);
}

bool Directed::free(const core::Goroutine& goroutine) const {
  const std::string_view text = goroutine.pending.text;
  return text.empty() || match_.would(text) != OutputMatch::Step::departs;
}

bool Directed::wanted(const core::Goroutine& goroutine) const {
  if (const std::string_view text = goroutine.pending.text; !text.empty()) {
    return match_.would(text) == OutputMatch::Step::advances;
  }
  if (!guesses_) return false;
  const auto count = lines_.find(goroutine.id);
  const std::string* text = guide_.printed_before(goroutine.id, count == lines_.end() ? 0 : count->second);
  return text && match_.would(*text) == OutputMatch::Step::advances;
}

std::size_t Directed::choose(std::span<core::Goroutine* const> options, bool running) {
  const std::size_t choice = at_++;
  if (match_.departed() || (choice % kBetweenStops == 0 && stop_())) return kAbandon;
  if (choice < guide_.beginning().size()) {
    return std::min<std::size_t>(guide_.beginning()[choice], options.size() - 1);
  }
  if (pick(options, &Directed::wanted)) return one_picked();
  if (!pick(options, &Directed::free)) return kAbandon;
  const bool stays = running && picks_.front() == 0;
  return stays && (switches_ == 0 || rng_.below(switches_) != 0) ? 0 : one_picked();
}

bool Directed::pick(std::span<core::Goroutine* const> options, bool (Directed::*suits)(const core::Goroutine&) const) {
  picks_.clear();
  for (std::size_t i = 0; i < options.size(); ++i) {
    if ((this->*suits)(*options[i])) picks_.push_back(i);
  }
  return !picks_.empty();
}

std::uint32_t Directed::choose_case(std::uint32_t count) {
  const std::size_t choice = at_++;
  if (choice < guide_.beginning().size()) return std::min(guide_.beginning()[choice], count - 1);
  return rng_.below(count);
}

bool Directed::allows(core::Goroutine& goroutine) { return !match_.departed() && free(goroutine); }

}  // namespace golearn
