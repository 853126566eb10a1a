// Select: waits for the first of several channel operations.
//
//     Select{
//         receive(numbers, [&](int n) { println("got", n); }),
//         receive(texts, [&](const std::string& s, bool ok) { ... }),
//         send(results, 42, [&] { println("sent"); }),
//         otherwise([&] { println("nothing ready"); }),   // default
//     };
//
// Go: `select { case n := <-numbers: ... }`. When several are ready one is chosen at random, each equally likely.
// Its name has a capital because POSIX has a function select().
//
// A case on a nil channel is never ready; `Select{}` with no cases waits for ever. Send operands are evaluated in
// source order before anything is chosen, as in Go. A case keeps its channel alive if it is given a variable that may
// change; one that is given a constant relies on it. The chosen body runs after the choice, and may panic.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <type_traits>
#include <utility>

#include "golearn/chan/chan.hpp"

namespace golearn {
namespace core {

/// One case of a select, type-erased: other front ends build a list of these at run time.
struct SelectCase {
  enum class Kind : std::uint8_t { send, receive };
  Channel* channel = nullptr;  // null: never ready
  Element* element = nullptr;  // to send from, or empty, to receive into
  Kind kind = Kind::receive;
  Place where;

  /// Whether it could go on at once; see Channel::could_send().
  [[nodiscard]] bool is_ready() const {
    if (!channel) return false;
    return kind == Kind::send ? channel->could_send() : channel->could_receive();
  }
};

inline constexpr int kSelectedDefault = -1;
inline constexpr int kSelectedNothing = -2;

/// Carries out one of `cases` and returns its index; kSelectedDefault if none is ready and there is a default;
/// kSelectedNothing when the program has ended. Panics on a send to a closed channel.
int select_one(std::span<SelectCase> cases, bool has_default, Place where);

/// The same after the operation has begun; `watched` is whether anybody may be watching.
template <bool watched>
int select_begun(Processor& p, std::span<SelectCase> cases, bool has_default, Place where);

/// The slow side of beginning one.
Processor* begin_select(Processor& p, std::span<const SelectCase> cases, Place where);

inline int select_one(std::span<SelectCase> cases, bool has_default, Place where) {
  Processor& p = here();
  if (!p.needs_attention()) [[likely]]
    return select_begun<false>(p, cases, has_default, where);
  Processor* attended = begin_select(p, cases, where);
  return attended ? select_begun<true>(*attended, cases, has_default, where) : kSelectedNothing;
}

/// What a case may receive from, and send on.
template <class C>
concept Receivable = requires(const std::remove_cvref_t<C>& channel) {
  channel.core();
  channel.recv();
};
template <class C>
concept Sendable = requires(const std::remove_cvref_t<C>& channel) {
  channel.core();
  channel.close();
};

template <class C>
using ValueOf = typename std::remove_cvref_t<C>::Value;

// A channel that somebody else keeps.
class BorrowedChannel {
 public:
  explicit BorrowedChannel(const ChannelReference& lender) : channel_(lender.core()) {}
  [[nodiscard]] Channel* core() const { return channel_; }

 private:
  Channel* channel_;
};

// How a case that is given a C holds its channel. The operands of later cases are evaluated after it is made, and may
// change a variable; a constant stays, and so does a temporary until the select is over.
template <class C>
inline constexpr bool may_change = std::is_lvalue_reference_v<C> && !std::is_const_v<std::remove_reference_t<C>>;
template <class C>
using Operand = std::conditional_t<may_change<C>, ChannelReference, BorrowedChannel>;

template <class C, class Body>
class ReceiveCase {
  using T = ValueOf<C>;

 public:
  ReceiveCase(const ChannelReference& channel, Body body, Place where)
      : channel_(channel), where_(where), body_(std::move(body)) {}

  [[nodiscard]] bool is_ready() const { return channel_.core() && channel_.core()->could_receive(); }
  [[nodiscard]] std::uint64_t version() const { return channel_.core() ? channel_.core()->version() : 0; }
  void erase_into(SelectCase& erased) {
    value_.clear();  // of a case that is used again
    erased = {.channel = channel_.core(), .element = &value_, .kind = SelectCase::Kind::receive, .where = where_};
  }
  void run() {
    const bool ok = value_.present;
    if constexpr (std::is_invocable_v<Body, T, bool>) {
      body_(value_.take(), ok);
    } else if constexpr (std::is_invocable_v<Body, T>) {
      body_(value_.take());
    } else {
      body_();
    }
  }

 private:
  Operand<C> channel_;
  Place where_;
  Slot<T> value_;
  Body body_;
};

template <class C, class Body>
class SendCase {
  using T = ValueOf<C>;

 public:
  SendCase(const ChannelReference& channel, T value, Body body, Place where)
      : channel_(channel), where_(where), value_(std::move(value)), body_(std::move(body)) {}

  [[nodiscard]] bool is_ready() const { return channel_.core() && channel_.core()->could_send(); }
  [[nodiscard]] std::uint64_t version() const { return channel_.core() ? channel_.core()->version() : 0; }
  void erase_into(SelectCase& erased) {
    erased = {.channel = channel_.core(), .element = &value_, .kind = SelectCase::Kind::send, .where = where_};
  }
  void run() { body_(); }

 private:
  Operand<C> channel_;
  Place where_;
  Slot<T> value_;
  Body body_;
};

template <class Body>
struct DefaultCase {
  [[nodiscard]] static bool is_ready() { return false; }
  [[nodiscard]] static std::uint64_t version() { return 0; }
  Body body;
};

template <class C>
inline constexpr bool is_default_case = false;
template <class Body>
inline constexpr bool is_default_case<DefaultCase<Body>> = true;

// Whether no case is ready, seen in one moment: any is one for a processor that is alone, otherwise one in which
// nothing changed.
template <class... Cases>
bool are_none_ready_at_once(Processor& p, const Cases&... cases) {
  if (const Plainly plainly(p); plainly) return !(cases.is_ready() || ...);
  const std::array<std::uint64_t, sizeof...(Cases)> before{cases.version()...};
  if ((cases.is_ready() || ...)) return false;
  const std::array<std::uint64_t, sizeof...(Cases)> after{cases.version()...};
  return before == after && std::ranges::find(before, SpinLock::kHeld) == before.end();
}

// Whether a select with a default takes it, as far as can be seen at a glance. One channel's state may be asked without
// its lock; that of several must be seen in one moment, which with one processor any is.
template <class... Cases>
bool is_default_at_a_glance(const Cases&... cases) {
  Processor& p = here();
  if (p.needs_attention()) return false;
  if constexpr (sizeof...(Cases) > 2) {
    if (p.parallel) return are_none_ready_at_once(p, cases...);
  }
  return !(cases.is_ready() || ...);
}

}  // namespace core

/// `case v := <-channel: body`. The body takes nothing, the value, or the value and `ok`.
template <core::Receivable C, class Body>
auto receive(C&& channel, Body body, Place where = Place::current()) {
  return core::ReceiveCase<C, Body>(channel, std::move(body), where);
}

/// `case channel <- value: body`.
template <core::Sendable C, class Body>
auto send(C&& channel, core::ValueOf<C> value, Body body, Place where = Place::current()) {
  return core::SendCase<C, Body>(channel, std::move(value), std::move(body), where);
}

/// `default: body`.
template <class Body>
auto otherwise(Body body) {
  return core::DefaultCase<Body>{std::move(body)};
}

/// Runs when constructed; see the top of this file.
template <class... Cases>
struct Select {
  explicit Select(Cases... cases, Place where = Place::current()) {
    constexpr std::size_t defaults = (std::size_t{core::is_default_case<Cases>} + ... + 0);
    static_assert(defaults <= 1, "a Select has at most one otherwise()");
    const bool at_a_glance = defaults == 1 && core::is_default_at_a_glance(cases...);
    [[maybe_unused]] const int chosen = at_a_glance ? core::kSelectedDefault : choose(defaults == 1, where, cases...);
    [[maybe_unused]] int index = 0;
    (
        [&] {
          if constexpr (core::is_default_case<Cases>) {
            if (chosen == core::kSelectedDefault) cases.body();
          } else if (const int mine = index++; mine == chosen) {
            cases.run();
          }
        }(),
        ...);
  }

 private:
  static int choose(bool has_default, Place where, Cases&... cases) {
    std::array<core::SelectCase, sizeof...(Cases) + 1> erased;
    std::size_t count = 0;
    (
        [&] {
          if constexpr (!core::is_default_case<Cases>) cases.erase_into(erased[count++]);
        }(),
        ...);
    return core::select_one({erased.data(), count}, has_default, count > 0 ? erased[0].where : where);
  }
};

template <class... Cases>
Select(Cases...) -> Select<Cases...>;

}  // namespace golearn
