#include "golearn/chan/select.hpp"

#include <algorithm>

#include <boost/container/small_vector.hpp>

#include "golearn/core/panic.hpp"

namespace golearn::core {

// The state of one select while it runs. Locks are taken in address order, so that two selects over the same
// channels cannot wait for each other; of the cases that are ready each is as likely as the others.
class Selector {
 public:
  Selector(std::span<SelectCase> cases, Processor& p) : cases_(cases), p_(p) {
    if (!p.parallel) return;
    for (const SelectCase& c : cases) {
      if (c.channel) locks_.push_back(c.channel);
    }
    std::ranges::sort(locks_);
    locks_.erase(std::unique(locks_.begin(), locks_.end()), locks_.end());
  }

  ~Selector() {
    for (Channel* channel : kept_) channel->release();
  }
  Selector(const Selector&) = delete;
  Selector& operator=(const Selector&) = delete;

  void lock() {
    for (Channel* channel : locks_) channel->lock_.lock(true);
  }
  void unlock() {
    for (Channel* channel : locks_) channel->lock_.unlock(true);
  }

  // Under all locks: carries out a case that is ready; kSelectedNothing if none is. `closed` is set when the
  // case is a send on a closed channel. A case that only seemed ready, for the selects in its channel's queue have
  // fired elsewhere, is seen as it is after the attempt.
  int try_all(Waiter*& partner, bool& closed) {
    while (const auto count = static_cast<std::uint32_t>(std::ranges::count_if(cases_, &SelectCase::is_ready))) {
      std::uint32_t pick = count == 1 ? 0 : any_of(count);
      const auto chosen =
          std::ranges::find_if(cases_, [&](const SelectCase& c) { return c.is_ready() && pick-- == 0; });
      const bool sends = chosen->kind == SelectCase::Kind::send;
      Channel& channel = *chosen->channel;
      const auto result =
          sends ? channel.try_send(*chosen->element, partner) : channel.try_receive(*chosen->element, partner);
      if (result == Channel::Try::would_block) continue;
      closed = sends && result == Channel::Try::closed;
      if (!sends && result == Channel::Try::closed) found_nothing(p_);
      if (p_.wants(kObserved) && !closed) tell_done(*chosen, partner);
      return static_cast<int>(chosen - cases_.begin());
    }
    return kSelectedNothing;
  }

  std::uint32_t any_of(std::uint32_t count) {
    Strategy* strategy = p_.scheduler->config.strategy;
    return strategy ? strategy->pick_case(count, p_.rng) : p_.rng.below(count);
  }

  // That it would have sent, to who watches: what the select does is another case, or to wait, or to panic.
  void tell_looks() const {
    for (const SelectCase& c : cases_) {
      if (c.channel && c.kind == SelectCase::Kind::send) tell(p_, EventKind::peek, c.channel->identity(), c.where);
    }
  }

  // Who waits keeps the channels alive: whoever else has them may let go of them meanwhile.
  void keep_channels() {
    for (const SelectCase& c : cases_) {
      if (c.channel) kept_.emplace_back(c.channel)->retain();
    }
  }

  // Of several cases that wait in one queue only the first could ever win: which one that is, is drawn here.
  void enqueue(Goroutine* g) {
    waiters_.resize(cases_.size());
    for (std::uint32_t i = 0; i < cases_.size(); ++i) {
      if (!cases_[i].channel || waits_like_an_earlier_one(i)) continue;
      const std::uint32_t drawn = any_like(i);
      const SelectCase& c = cases_[drawn];
      waiters_[drawn] = {.goroutine = g, .element = c.element, .select = &state_, .index = drawn, .where = c.where};
      queue(drawn).push_back(waiters_[drawn]);
    }
  }

  // After waking: takes the cases that lost out of their queues. True if the winner met a partner, false if its
  // channel was closed.
  bool settle(std::uint32_t winner) {
    lock();
    for (std::uint32_t i = 0; i < waiters_.size(); ++i) {
      if (cases_[i].channel) queue(i).remove(waiters_[i]);
    }
    unlock();
    return waiters_[winner].ok;
  }

 private:
  void tell_done(const SelectCase& c, const Waiter* partner) {
    if (c.kind == SelectCase::Kind::send) {
      c.channel->tell_sent(p_, partner, c.where);
    } else {
      c.channel->tell_received(p_, partner, c.where, *c.element);
    }
  }
  [[nodiscard]] bool alike(std::uint32_t i, std::uint32_t j) const {
    return cases_[i].channel == cases_[j].channel && cases_[i].kind == cases_[j].kind;
  }
  [[nodiscard]] bool waits_like_an_earlier_one(std::uint32_t i) const {
    for (std::uint32_t j = 0; j < i; ++j) {
      if (alike(i, j)) return true;
    }
    return false;
  }
  std::uint32_t any_like(std::uint32_t first) {
    Small<std::uint32_t> those;
    for (std::uint32_t i = first; i < cases_.size(); ++i) {
      if (alike(first, i)) those.push_back(i);
    }
    return those.size() == 1 ? first : those[any_of(static_cast<std::uint32_t>(those.size()))];
  }
  WaitQueue& queue(std::uint32_t i) {
    Channel& channel = *cases_[i].channel;
    return cases_[i].kind == SelectCase::Kind::send ? channel.senders_ : channel.receivers_;
  }

  template <class T>
  using Small = boost::container::small_vector<T, 6>;

  std::span<SelectCase> cases_;
  Processor& p_;  // as long as the locks are held
  SelectState state_;
  Small<Channel*> locks_;
  Small<Channel*> kept_;
  Small<Waiter> waiters_;
};

namespace {

using Channels = boost::container::small_vector<ObjectId, 6>;

// For who watches.
Channels channels_of(Processor& p, std::span<const SelectCase> cases) {
  Channels channels;
  for (const SelectCase& c : cases) {
    if (c.channel) channels.push_back(p.scheduler->number(c.channel->identity()));
  }
  return channels;
}

// A strategy wants to know every channel that is concerned.
Processor* begin_controlled(Processor& p, std::span<const SelectCase> cases, Place where) {
  const Channels objects = channels_of(p, cases);
  const ObjectId first = objects.empty() ? ObjectId{} : objects.front();
  return Scheduler::attend(p, {EventKind::select, first, where, {objects.data(), objects.size()}}, false);
}

}  // namespace

Processor* begin_select(Processor& p, std::span<const SelectCase> cases, Place where) {
  if (p.wants(kControlled)) return begin_controlled(p, cases, where);
  return Scheduler::attend(p, EventKind::select, nullptr, where, false);
}

template <bool watched>
int select_begun(Processor& p, std::span<SelectCase> cases, bool has_default, Place where) {
  Selector selector(cases, p);
  Waiter* partner = nullptr;
  bool closed = false;
  selector.lock();
  int chosen = selector.try_all(partner, closed);
  if (watched && (chosen < 0 || closed)) selector.tell_looks();
  if (chosen >= 0 || has_default) {
    selector.unlock();
    if (chosen < 0) {
      found_nothing(p);
      return kSelectedDefault;
    }
    learned(p, static_cast<std::uint64_t>(chosen));
    if (closed) panic("send on closed channel", cases[static_cast<std::size_t>(chosen)].where);
    if (partner) wake<watched>(*partner);
    return chosen;
  }
  Goroutine* g = p.current;
  selector.keep_channels();
  selector.enqueue(g);
  Channels channels;
  if (watched && p.wants(kObserved)) channels = channels_of(p, cases);
  const Wait wait{cases.empty() ? WaitReason::select_no_cases : WaitReason::select,
                  nullptr,
                  where,
                  {channels.data(), channels.size()}};
  if (!park<watched>(p, wait, [&] { selector.unlock(); })) return kSelectedNothing;
  const std::uint32_t winner = g->wake_value;
  if (watched) learned(here(), winner);
  SelectCase& c = cases[winner];
  const bool met = selector.settle(winner);
  if (!met && c.kind == SelectCase::Kind::send) panic("send on closed channel", c.where);
  if (watched && !met) tell(here(), EventKind::receive, c.channel->identity(), c.where, 0);
  return static_cast<int>(winner);
}

template int select_begun<false>(Processor&, std::span<SelectCase>, bool, Place);
template int select_begun<true>(Processor&, std::span<SelectCase>, bool, Place);

}  // namespace golearn::core
