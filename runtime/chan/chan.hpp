// Chan<T>, SendChan<T>, RecvChan<T>: typed channels.
//
// A channel is a reference, as in Go: copies mean the same channel, a default-constructed one is nil (operations on
// it wait for ever, closing it panics). It lives as long as any reference, including those of goroutines that wait
// on it. Any number of goroutines on any processors may use one at the same time. A directional channel is made
// from a Chan by conversion; what it may not do does not compile.
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

#include "chan/channel.hpp"

namespace golearn {
namespace core {

template <class T>
void move_element(void* to, void* from) {
  T* source = std::launder(static_cast<T*>(from));
  new (to) T(std::move(*source));
  source->~T();
}

template <class T>
void destroy_element(void* element) {
  std::launder(static_cast<T*>(element))->~T();
}

template <class T>
inline constexpr ElementType element_type{sizeof(T), std::is_trivially_copyable_v<T> ? nullptr : &move_element<T>,
                                          std::is_trivially_destructible_v<T> ? nullptr : &destroy_element<T>};

/// Raw storage that a receive constructs a T in.
template <class T>
class Received {
 public:
  void* storage() { return bytes_; }
  /// The value received, or the zero value when `ok` is false.
  T take(bool ok) {
    if (!ok) return T{};
    T* value = std::launder(reinterpret_cast<T*>(bytes_));
    T result(std::move(*value));
    value->~T();
    return result;
  }

 private:
  alignas(T) std::byte bytes_[sizeof(T)];
};

/// A T on its way into a channel: destroyed here unless it was sent.
template <class T>
class Outgoing {
 public:
  explicit Outgoing(T value) { new (bytes_) T(std::move(value)); }
  ~Outgoing() { reset(); }
  Outgoing(Outgoing&& other) noexcept : here_(other.here_) {
    if (here_) new (bytes_) T(std::move(*std::launder(reinterpret_cast<T*>(other.bytes_))));
  }
  Outgoing(const Outgoing&) = delete;
  Outgoing& operator=(const Outgoing&) = delete;
  Outgoing& operator=(Outgoing&&) = delete;
  void* storage() { return bytes_; }
  void sent() { here_ = false; }

 private:
  void reset() {
    if (here_) std::launder(reinterpret_cast<T*>(bytes_))->~T();
  }
  alignas(T) std::byte bytes_[sizeof(T)];
  bool here_ = true;
};

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
  /// Elements in the buffer. Go: `len(ch)`.
  [[nodiscard]] std::size_t len() const { return channel_ ? channel_->length(here().parallel) : 0; }
  /// Size of the buffer. Go: `cap(ch)`.
  [[nodiscard]] std::size_t cap() const { return channel_ ? channel_->capacity() : 0; }
  /// Whether both are the same channel. Go: `==`.
  friend bool operator==(const ChannelReference& a, const ChannelReference& b) { return a.channel_ == b.channel_; }
  /// The channel without its type, for runtime-built selects.
  [[nodiscard]] Channel* core() const { return channel_; }

 private:
  Channel* channel_ = nullptr;
};

template <class T>
void send_on(Channel* channel, T value, Where where) {
  if constexpr (std::is_trivially_copyable_v<T>) {
    Channel::send(channel, &value, where);
  } else {
    Outgoing<T> outgoing(std::move(value));
    if (Channel::send(channel, outgoing.storage(), where)) outgoing.sent();
  }
}

template <class T>
std::pair<T, bool> receive_from(Channel* channel, Where where) {
  Received<T> received;
  const bool ok = Channel::receive(channel, received.storage(), where);
  return {received.take(ok), ok};
}

/// `for (T v : channel)`: receives until the channel is closed and drained.
template <class T>
class ReceiveIterator {
 public:
  ReceiveIterator(Channel* channel, Where where) : channel_(channel), where_(where) { advance(); }
  T& operator*() { return *value_; }
  ReceiveIterator& operator++() {
    advance();
    return *this;
  }
  bool operator==(std::default_sentinel_t) const { return !value_; }

 private:
  void advance() {
    Received<T> received;
    const bool ok = Channel::receive(channel_, received.storage(), where_);
    if (ok) {
      value_ = received.take(true);
    } else {
      value_.reset();
    }
  }
  Channel* channel_;
  Where where_;
  std::optional<T> value_;
};

}  // namespace core

template <class T>
class Chan;

/// A channel one may only receive from. Go: `<-chan T`.
template <class T>
class RecvChan : public core::ChannelReference {
 public:
  RecvChan() = default;
  RecvChan(const Chan<T>& channel) : ChannelReference(channel) {}  // NOLINT: Go converts implicitly

  /// Waits for a value; the zero value T{} once the channel is closed and drained. Go: `<-ch`.
  T recv(Where where = Where::current()) const { return core::receive_from<T>(core(), where).first; }
  /// The value and whether it was sent (false: closed and drained). Go: `v, ok := <-ch`.
  std::pair<T, bool> recv_ok(Where where = Where::current()) const { return core::receive_from<T>(core(), where); }
  /// Go: `for v := range ch`.
  core::ReceiveIterator<T> begin(Where where = Where::current()) const { return {core(), where}; }
  [[nodiscard]] std::default_sentinel_t end() const { return {}; }
};

/// A channel one may only send on. Go: `chan<- T`.
template <class T>
class SendChan : public core::ChannelReference {
 public:
  SendChan() = default;
  SendChan(const Chan<T>& channel) : ChannelReference(channel) {}  // NOLINT: Go converts implicitly

  /// Waits until a receiver takes the value or the buffer has room. Panics if the channel is closed. Go: `ch <- v`.
  void send(std::type_identity_t<T> value, Where where = Where::current()) const {
    core::send_on<T>(core(), std::move(value), where);
  }
  /// No more values will be sent: receivers drain the buffer and then get zero values. Panics if the channel is
  /// closed already, or nil. Go: `close(ch)`.
  void close(Where where = Where::current()) const { core::Channel::close(core(), where); }
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
  explicit Chan(std::size_t capacity) : ChannelReference(core::Channel::make(core::element_type<T>, capacity)) {}

  T recv(Where where = Where::current()) const { return core::receive_from<T>(core(), where).first; }
  std::pair<T, bool> recv_ok(Where where = Where::current()) const { return core::receive_from<T>(core(), where); }
  core::ReceiveIterator<T> begin(Where where = Where::current()) const { return {core(), where}; }
  [[nodiscard]] std::default_sentinel_t end() const { return {}; }
  void send(std::type_identity_t<T> value, Where where = Where::current()) const {
    core::send_on<T>(core(), std::move(value), where);
  }
  void close(Where where = Where::current()) const { core::Channel::close(core(), where); }
};

/// Go: `make(chan T)`, `make(chan T, capacity)`.
template <class T>
Chan<T> make_chan(std::size_t capacity = 0) {
  return Chan<T>(capacity);
}

}  // namespace golearn
