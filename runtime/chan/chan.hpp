// Chan<T>, SendChan<T>, RecvChan<T>: typed channels.
//
// A channel is a reference, as in Go: copies mean the same channel, a default-constructed one is nil (operations on
// it wait for ever, closing it panics). It lives as long as any reference, including those of goroutines that wait
// on it. Any number of goroutines on any processors may use one at the same time. A directional channel is made
// from a Chan by conversion; what it may not do does not compile.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

#include "golearn/chan/channel.hpp"
#include "golearn/core/brief.hpp"

namespace golearn {
namespace core {

template <class T>
void move_element(void* to, void* from) noexcept {
  T* source = std::launder(static_cast<T*>(from));
  new (to) T(std::move(*source));
  source->~T();
}

template <class T>
void destroy_element(void* element) {
  std::launder(static_cast<T*>(element))->~T();
}

template <class T>
std::string show_element(const void* element, Values how) {
  return shown(*std::launder(static_cast<const T*>(element)), how);
}

template <class T>
inline constexpr ElementType element_type{
    sizeof(T), alignof(T), std::is_trivially_copyable_v<T> ? nullptr : &move_element<T>,
    std::is_trivially_destructible_v<T> ? nullptr : &destroy_element<T>, &show_element<T>};

/// Room for one T between a goroutine and a channel: empty, or holding the element that is sent or was received.
template <class T>
class Slot : public Element {
 public:
  Slot() { storage = bytes_; }
  explicit Slot(T value) : Slot() {
    new (bytes_) T(std::move(value));
    present = true;
  }
  Slot(Slot&& other) noexcept : Slot() {
    if (!other.present) return;
    new (bytes_) T(std::move(other.value()));
    present = true;
  }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;
  Slot& operator=(Slot&&) = delete;
  ~Slot() { clear(); }

  T& value() { return *std::launder(reinterpret_cast<T*>(bytes_)); }
  /// The element, or the zero value when there is none.
  T take() { return present ? T(std::move(value())) : T{}; }
  /// Empty from now on.
  void clear() {
    if (std::exchange(present, false)) value().~T();
  }

 private:
  alignas(T) std::byte bytes_[sizeof(T)];
};

/// What make() takes as the size of a buffer.
template <class T>
concept ChannelSize = std::integral<T> && !std::same_as<T, bool>;

/// The counted reference that all three kinds of channel are.
class ChannelReference {
 public:
  ChannelReference() = default;
  explicit ChannelReference(Channel* adopted) : channel_(adopted) {}
  ChannelReference(const ChannelReference& other) : channel_(other.channel_) {
    if (channel_) channel_->retain();
  }
  ChannelReference(ChannelReference&& other) noexcept : channel_(std::exchange(other.channel_, nullptr)) {}
  ChannelReference& operator=(ChannelReference other) noexcept {
    std::swap(channel_, other.channel_);
    return *this;
  }
  ~ChannelReference() {
    if (channel_) channel_->release();
  }

  /// Whether the channel is nil.
  [[nodiscard]] bool is_nil() const { return !channel_; }
  /// Elements in the buffer. Also outside a program. Go: `len(ch)`.
  [[nodiscard]] std::size_t len(Place where = Place::current()) const {
    if (!channel_) return 0;
    if (!here().wants(kOutside)) begin_step_noexcept(EventKind::peek, &channel_->identity(), where);
    const std::size_t length = channel_->length(here().parallel);
    learned(here(), length);
    return length;
  }
  /// Size of the buffer. Go: `cap(ch)`.
  [[nodiscard]] std::size_t cap() const { return channel_ ? channel_->capacity() : 0; }
  /// By what those who watch a run know the channel, which is not nil.
  [[nodiscard]] const Identity& identity() const { return channel_->identity(); }
  /// The channel without its type, for runtime-built selects.
  [[nodiscard]] Channel* core() const { return channel_; }

 private:
  Channel* channel_ = nullptr;
};

template <class T>
void send_on(Channel* channel, T value, Place where) {
  Slot<T> slot(std::move(value));
  Channel::send(channel, slot, where);
}

template <class T>
std::pair<T, bool> receive_from(Channel* channel, Place where) {
  Slot<T> slot;
  Channel::receive(channel, slot, where);
  const bool ok = slot.present;
  return {slot.take(), ok};
}

/// `for (T v : channel)`: receives until the channel is closed and drained.
template <class T>
class ReceiveIterator {
 public:
  ReceiveIterator(Channel* channel, Place where) : channel_(channel), where_(where) { advance(); }
  T& operator*() { return *value_; }
  ReceiveIterator& operator++() {
    advance();
    return *this;
  }
  bool operator==(std::default_sentinel_t) const { return !value_; }

 private:
  void advance() {
    Slot<T> slot;
    Channel::receive(channel_, slot, where_);
    value_.reset();
    if (slot.present) value_.emplace(slot.take());
  }
  Channel* channel_;
  Place where_;
  std::optional<T> value_;
};

}  // namespace core

template <class T>
class Chan;

/// A value that says nothing, of channels that only signal. Go: `struct{}`.
struct Empty {};

/// A channel one may only receive from. Go: `<-chan T`.
template <class T>
class RecvChan : public core::ChannelReference {
 public:
  using Value = T;

  RecvChan() = default;
  RecvChan(const Chan<T>& channel) : ChannelReference(channel) {}  // NOLINT: Go converts implicitly
  /// Whether both are the same channel; a Chan<T> compares too. Go: `==`.
  friend bool operator==(const RecvChan& a, const RecvChan& b) { return a.core() == b.core(); }

  /// Waits for a value; the zero value T{} once the channel is closed and drained. Go: `<-ch`.
  T recv(Place where = Place::current()) const { return core::receive_from<T>(core(), where).first; }
  /// The value and whether it was sent (false: closed and drained). Go: `v, ok := <-ch`.
  std::pair<T, bool> recv_ok(Place where = Place::current()) const { return core::receive_from<T>(core(), where); }
  /// Go: `for v := range ch`.
  core::ReceiveIterator<T> begin(Place where = Place::current()) const { return {core(), where}; }
  [[nodiscard]] std::default_sentinel_t end() const { return {}; }
};

/// A channel one may only send on. Go: `chan<- T`.
template <class T>
class SendChan : public core::ChannelReference {
 public:
  using Value = T;

  SendChan() = default;
  SendChan(const Chan<T>& channel) : ChannelReference(channel) {}  // NOLINT: Go converts implicitly
  /// Whether both are the same channel; a Chan<T> compares too. Go: `==`.
  friend bool operator==(const SendChan& a, const SendChan& b) { return a.core() == b.core(); }

  /// Waits until a receiver takes the value or the buffer has room. Panics if the channel is closed. Go: `ch <- v`.
  void send(std::type_identity_t<T> value, Place where = Place::current()) const {
    core::send_on<T>(core(), std::move(value), where);
  }
  /// No more values will be sent: receivers drain the buffer and then get zero values. Panics if the channel is
  /// closed already, or nil. Go: `close(ch)`.
  void close(Place where = Place::current()) const { core::Channel::close(core(), where); }
};

/// A channel for both directions. Go: `chan T`. Operations as in RecvChan and SendChan.
template <class T>
class Chan : public core::ChannelReference {
  static_assert(std::is_default_constructible_v<T>, "a closed channel yields T{}: T needs a zero value");
  static_assert(std::is_nothrow_move_constructible_v<T>, "values are moved between goroutines under a lock");

 public:
  using Value = T;

  /// A nil channel. Go: `var ch chan T`.
  Chan() = default;
  /// Go: `make(chan T, capacity)`.
  explicit Chan(core::ChannelSize auto capacity, Place where = Place::current())
      : ChannelReference(core::Channel::make(core::element_type<T>, static_cast<std::size_t>(capacity), where)) {}
  /// Takes over a reference to a channel of T.
  explicit Chan(core::Channel* adopted) : ChannelReference(adopted) {}
  /// Whether both are the same channel. Go: `==`.
  friend bool operator==(const Chan& a, const Chan& b) { return a.core() == b.core(); }

  T recv(Place where = Place::current()) const { return core::receive_from<T>(core(), where).first; }
  std::pair<T, bool> recv_ok(Place where = Place::current()) const { return core::receive_from<T>(core(), where); }
  core::ReceiveIterator<T> begin(Place where = Place::current()) const { return {core(), where}; }
  [[nodiscard]] std::default_sentinel_t end() const { return {}; }
  void send(std::type_identity_t<T> value, Place where = Place::current()) const {
    core::send_on<T>(core(), std::move(value), where);
  }
  void close(Place where = Place::current()) const { core::Channel::close(core(), where); }
};

/// Go: `make(chan T)`, `make(chan T, capacity)`.
template <class T, core::ChannelSize Size = std::size_t>
Chan<T> make_chan(Size capacity = 0, Place where = Place::current()) {
  return Chan<T>(capacity, where);
}

}  // namespace golearn
