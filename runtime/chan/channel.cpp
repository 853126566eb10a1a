#include "chan/channel.hpp"

#include "core/panic.hpp"

namespace golearn::core {
namespace {

// A nil channel is never ready.
void wait_for_ever(Processor& p, WaitReason reason, Where where) {
  park(p, reason, where, [] {});
}

}  // namespace

Channel::Channel(const ElementType& type, std::size_t capacity)
    : type_(type), capacity_(capacity), buffer_(capacity ? new std::byte[capacity * type.size] : nullptr) {}

Channel::~Channel() {
  if (!type_.destroy) return;
  for (; count_ > 0; --count_, head_ = after(head_)) type_.destroy(slot(head_));
}

void Channel::move(void* to, void* from) const {
  if (type_.move) return type_.move(to, from);
  switch (type_.size) {
    case 1: std::memcpy(to, from, 1); break;
    case 4: std::memcpy(to, from, 4); break;
    case 8: std::memcpy(to, from, 8); break;
    default: std::memcpy(to, from, type_.size);
  }
}

// A receiver that waits gets the value handed over: the buffer is empty then.
Channel::Try Channel::try_send(void* from, Waiter*& partner) {
  if (closed_) return Try::closed;
  partner = receivers_.pop();
  if (partner) {
    move(partner->element, from);
    partner->ok = true;
    return Try::done;
  }
  if (count_ == capacity_) return Try::would_block;
  move(slot(tail_), from);
  tail_ = after(tail_);
  ++count_;
  return Try::done;
}

// A sender that waits means a full buffer (or none): the receiver takes the oldest value, and the sender's takes
// the place that became free.
Channel::Try Channel::try_receive(void* to, Waiter*& partner) {
  if (count_ > 0) {
    move(to, slot(head_));
    head_ = after(head_);
    partner = senders_.pop();
    if (!partner) {
      --count_;
      return Try::done;
    }
    move(slot(tail_), partner->element);
    tail_ = after(tail_);
    partner->ok = true;
    return Try::done;
  }
  if (closed_) return Try::closed;
  partner = senders_.pop();
  if (!partner) return Try::would_block;
  move(to, partner->element);
  partner->ok = true;
  return Try::done;
}

bool Channel::send(Channel* channel, void* from, Where where) {
  Processor* p = begin();
  if (!p) return false;
  if (!channel) {
    wait_for_ever(*p, WaitReason::chan_send_nil, where);
    return false;
  }
  SpinGuard guard(channel->lock_, p->parallel);
  Waiter* partner = nullptr;
  switch (channel->try_send(from, partner)) {
    case Try::done:
      guard.release();
      tell(*p, EventKind::send, channel, where);
      if (partner) wake(*partner);
      return true;
    case Try::closed: guard.release(); panic("send on closed channel", where);
    case Try::would_block: break;
  }
  Waiter self{.goroutine = p->current, .element = from};
  channel->senders_.push_back(self);
  if (!park(*p, WaitReason::chan_send, where, [&] { guard.release(); })) return false;
  if (!self.ok) panic("send on closed channel", where);
  tell(here(), EventKind::send, channel, where);
  return true;
}

bool Channel::receive(Channel* channel, void* to, Where where) {
  Processor* p = begin();
  if (!p) return false;
  if (!channel) {
    wait_for_ever(*p, WaitReason::chan_receive_nil, where);
    return false;
  }
  SpinGuard guard(channel->lock_, p->parallel);
  Waiter* partner = nullptr;
  const Try result = channel->try_receive(to, partner);
  if (result != Try::would_block) {
    guard.release();
    tell(*p, EventKind::receive, channel, where, result == Try::done);
    if (partner) wake(*partner);
    return result == Try::done;
  }
  Waiter self{.goroutine = p->current, .element = to};
  channel->receivers_.push_back(self);
  if (!park(*p, WaitReason::chan_receive, where, [&] { guard.release(); })) return false;
  tell(here(), EventKind::receive, channel, where, self.ok);
  return self.ok;
}

// All receivers are woken before all senders, each group in waiting order.
void Channel::close(Channel* channel, Where where) {
  Processor* p = begin();
  if (!p) return;
  if (!channel) panic("close of nil channel", where);
  SpinGuard guard(channel->lock_, p->parallel);
  if (channel->closed_) {
    guard.release();
    panic("close of closed channel", where);
  }
  channel->closed_ = true;
  WaitQueue woken;
  while (Waiter* waiter = channel->receivers_.pop()) woken.push_back(*waiter);
  while (Waiter* waiter = channel->senders_.pop()) woken.push_back(*waiter);
  guard.release();
  tell(*p, EventKind::close, channel, where);
  // Each was claimed above, so its goroutine stays parked until it is readied here.
  while (Waiter* waiter = woken.pop_claimed()) wake(*waiter);
}

void Channel::offer(Channel& channel, void* from, Processor& p) {
  SpinGuard guard(channel.lock_, p.parallel);
  Waiter* partner = nullptr;
  const Try result = channel.try_send(from, partner);
  guard.release();
  if (result == Try::done) tell(p, EventKind::send, &channel, Where{});
  if (partner) wake(*partner);
}

void Channel::drain(Channel& channel, bool parallel) {
  const SpinGuard guard(channel.lock_, parallel);
  channel.count_ = 0;
  channel.head_ = channel.tail_ = 0;
}

std::size_t Channel::length(bool parallel) const {
  const SpinGuard guard(lock_, parallel);
  return count_;
}

}  // namespace golearn::core
