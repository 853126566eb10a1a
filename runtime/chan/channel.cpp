#include "golearn/chan/channel.hpp"

#include <algorithm>

#include "golearn/core/panic.hpp"

namespace golearn::core {
namespace {

const Identity* identity_of(const Channel* channel) { return channel ? &channel->identity() : nullptr; }

// A nil channel is never ready.
void wait_for_ever(Processor& p, WaitReason reason, Place where) {
  park(p, {reason, nullptr, where}, [] {});
}

}  // namespace

Channel* Channel::make(const ElementType& type, std::size_t capacity, Place where) {
  constexpr std::size_t kAddressSpace = std::size_t{1} << 47;
  if (capacity > kAddressSpace / type.size) panic("makechan: size out of range", where);
  return new Channel(type, capacity, where);
}

Channel* Channel::make_for_timer(const ElementType& type, Place where) {
  auto* channel = new Channel(type, 1, where);
  channel->looks_unbuffered_ = true;
  return channel;
}

Channel::Channel(const ElementType& type, std::size_t capacity, Place where)
    : type_(type),
      word_sized_(!type.move && type.size == 8),
      capacity_(capacity),
      buffer_(nullptr, Free{std::align_val_t{1}}) {
  made(id_, static_cast<std::int64_t>(capacity), where);
  if (capacity == 0) return;
  const std::align_val_t alignment{std::max(type.alignment, alignof(std::max_align_t))};
  buffer_ = {static_cast<std::byte*>(::operator new(capacity* type.size, alignment)), Free{alignment}};
}

void Channel::destroy(Channel* channel) { delete channel; }

Channel::~Channel() {
  if (!type_.destroy) return;
  for (; count_ > 0; count_ = count_ - 1, head_ = after(head_)) type_.destroy(slot(head_));
}

[[gnu::always_inline]] inline void Channel::move_bytes(void* to, void* from) const {
  if (word_sized_) {
    std::memcpy(to, from, 8);
  } else if (type_.move) {
    type_.move(to, from);
  } else {
    std::memcpy(to, from, type_.size);
  }
}

void Channel::move(Element& to, Element& from) const {
  move_bytes(to.storage, from.storage);
  to.present = true;
  from.present = false;
}

// A receiver that waits gets the value handed over: the buffer is empty then.
Channel::Try Channel::try_send(Element& from, Waiter*& partner) {
  if (closed_) return Try::closed;
  partner = receivers_.pop();
  if (partner) {
    move(*partner->element, from);
    partner->ok = true;
    return Try::done;
  }
  if (count_ == capacity_) return Try::would_block;
  move_bytes(slot(tail_), from.storage);
  from.present = false;
  tail_ = after(tail_);
  count_ = count_ + 1;
  return Try::done;
}

// A sender that waits means a full buffer (or none): the receiver takes the oldest value, and the sender's takes
// the place that became free.
Channel::Try Channel::try_receive(Element& to, Waiter*& partner) {
  if (count_ > 0) {
    move_bytes(to.storage, slot(head_));
    to.present = true;
    head_ = after(head_);
    partner = senders_.pop();
    if (!partner) {
      count_ = count_ - 1;
      return Try::done;
    }
    move_bytes(slot(tail_), partner->element->storage);
    partner->element->present = false;
    tail_ = after(tail_);
    partner->ok = true;
    return Try::done;
  }
  if (closed_) return Try::closed;
  partner = senders_.pop();
  if (!partner) return Try::would_block;
  move(to, *partner->element);
  partner->ok = true;
  return Try::done;
}

// The value lies where it was put: with who received it, or in the buffer.
std::string Channel::show(const Processor& p, const void* element) const {
  const Values how = p.scheduler->values;
  return how == Values::none ? std::string() : type_.show(element, how);
}

// A value has been taken from the caller, and given to `partner` if somebody waited for it.
void Channel::tell_sent(Processor& p, const Waiter* partner, Place where) const {
  const auto capacity = static_cast<std::int64_t>(capacity_);
  const std::string text = show(p, partner ? partner->element->storage : newest());
  p.scheduler->tell(p, EventKind::send, id_, where, capacity, partner ? partner->goroutine->id : 0, text);
  if (partner) tell_for(p, EventKind::receive, *partner, 1, p.current ? p.current->id : 0, text);
}

// The caller has received (or found the channel closed). Who waited to send has handed its value over, or has put it
// where there is room now.
void Channel::tell_received(Processor& p, const Waiter* partner, Place where, const Element& to) const {
  const auto capacity = static_cast<std::int64_t>(capacity_);
  const bool handed_over = partner && capacity == 0;
  const std::string text = to.present ? show(p, to.storage) : "";
  if (handed_over) tell_for(p, EventKind::send, *partner, capacity, p.current->id, text);
  p.scheduler->tell(p, EventKind::receive, id_, where, to.present, handed_over ? partner->goroutine->id : 0, text);
  if (partner && !handed_over) tell_for(p, EventKind::send, *partner, capacity, 0, show(p, newest()));
}

void Channel::tell_for(Processor& p, EventKind kind, const Waiter& waiter, std::int64_t value, std::uint64_t other,
                       std::string_view text) const {
  p.scheduler->observe(p, {.kind = kind,
                           .goroutine = waiter.goroutine->id,
                           .other = other,
                           .object = p.scheduler->number(id_),
                           .value = value,
                           .text = text,
                           .where = waiter.where});
}

// The attempt, flattened, and nothing else: what waiting needs would cost every operation a larger frame. It is
// compiled twice, for nearly always nobody watches, and who does, does so for the whole run.
template <bool watched>
inline void Channel::send_step(Processor& p, Channel* channel, Element& from, Place where) {
  if (!channel) return wait_for_ever(p, WaitReason::chan_send_nil, where);
  channel->lock_.lock(p.parallel);
  Waiter* partner = nullptr;
  const Try result = channel->try_send(from, partner);
  if (result != Try::done) return channel->send_later<watched>(p, result, from, where);
  if (watched && p.wants(kObserved)) channel->tell_sent(p, partner, where);
  channel->lock_.unlock(p.parallel);
  if (partner) wake<watched>(*partner);
}

// Under the lock, which it releases.
template <bool watched>
[[gnu::noinline]] void Channel::send_later(Processor& p, Try result, Element& from, Place where) {
  Waiter self{.goroutine = p.current, .element = &from, .where = where};
  if (result == Try::would_block) {
    senders_.push_back(self);
    if (!park<watched>(p, {WaitReason::chan_send, &id_, where}, [&] { lock_.unlock(p.parallel); })) return;
    if (self.ok) return;
  } else {
    if (watched) tell(p, EventKind::peek, id_, where);
    lock_.unlock(p.parallel);
  }
  panic("send on closed channel", where);
}

template <bool watched>
inline void Channel::receive_step(Processor& p, Channel* channel, Element& to, Place where) {
  if (!channel) return wait_for_ever(p, WaitReason::chan_receive_nil, where);
  channel->lock_.lock(p.parallel);
  Waiter* partner = nullptr;
  const Try result = channel->try_receive(to, partner);
  if (result == Try::would_block) return channel->receive_later<watched>(p, to, where);
  if (watched && result == Try::closed) found_nothing(p);
  if (watched && p.wants(kObserved)) channel->tell_received(p, partner, where, to);
  channel->lock_.unlock(p.parallel);
  if (partner) wake<watched>(*partner);
}

// Under the lock, which it releases.
template <bool watched>
[[gnu::noinline]] void Channel::receive_later(Processor& p, Element& to, Place where) {
  Waiter self{.goroutine = p.current, .element = &to, .where = where};
  receivers_.push_back(self);
  if (!park<watched>(p, {WaitReason::chan_receive, &id_, where}, [&] { lock_.unlock(p.parallel); })) return;
  if (watched && !self.ok) tell(here(), EventKind::receive, id_, where, 0);
}

[[gnu::noinline]] void Channel::send_watched(Processor& p, Channel* channel, Element& from, Place where) {
  Processor* attended = Scheduler::attend(p, EventKind::send, identity_of(channel), where, false);
  if (attended) send_step<true>(*attended, channel, from, where);
}

[[gnu::noinline]] void Channel::receive_watched(Processor& p, Channel* channel, Element& to, Place where) {
  Processor* attended = Scheduler::attend(p, EventKind::receive, identity_of(channel), where, false);
  if (attended) receive_step<true>(*attended, channel, to, where);
}

[[gnu::flatten]] void Channel::send(Channel* channel, Element& from, Place where) {
  Processor& p = here();
  if (p.needs_attention()) [[unlikely]]
    return send_watched(p, channel, from, where);
  send_step<false>(p, channel, from, where);
}

[[gnu::flatten]] void Channel::receive(Channel* channel, Element& to, Place where) {
  Processor& p = here();
  if (p.needs_attention()) [[unlikely]]
    return receive_watched(p, channel, to, where);
  receive_step<false>(p, channel, to, where);
}

// Go collects all that wait, receivers and then senders, and wakes them last first.
void Channel::close(Channel* channel, Place where) {
  Processor* p = begin_step(EventKind::close, identity_of(channel), where);
  if (!p) return;
  if (!channel) panic("close of nil channel", where);
  SpinGuard guard(channel->lock_, p->parallel);
  if (channel->closed_) {
    guard.release();
    panic("close of closed channel", where);
  }
  channel->closed_ = true;
  WaitQueue woken;
  while (Waiter* waiter = channel->receivers_.pop()) woken.push_front(*waiter);
  while (Waiter* waiter = channel->senders_.pop()) woken.push_front(*waiter);
  tell(*p, EventKind::close, channel->id_, where);
  guard.release();
  // Each was claimed above, so its goroutine stays parked until it is readied here.
  while (Waiter* waiter = woken.pop_claimed()) wake(*waiter);
}

void Channel::offer(Channel& channel, Element& from, Processor& p) {
  SpinGuard guard(channel.lock_, p.parallel);
  Waiter* partner = nullptr;
  const Try result = channel.try_send(from, partner);
  if (result == Try::done && p.wants(kObserved)) channel.tell_sent(p, partner, Place{});
  guard.release();
  if (partner) wake(*partner);
}

bool Channel::drain(Channel& channel, bool parallel) {
  const SpinGuard guard(channel.lock_, parallel);
  const bool any = channel.count_ > 0;
  channel.count_ = 0;
  channel.head_ = channel.tail_ = 0;
  return any;
}

std::size_t Channel::length(bool parallel) const {
  const SpinGuard guard(lock_, parallel);
  return looks_unbuffered_ ? std::size_t{0} : std::size_t{count_};
}

}  // namespace golearn::core
