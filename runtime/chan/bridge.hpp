// Bridge: threads that are no goroutines send into a channel and receive from it: those of std::thread, asio, a GUI.
//
//     auto jobs = make_chan<std::string>();
//     std::thread reader([bridge = Bridge(jobs)] {
//       for (std::string line; std::getline(std::cin, line);) {
//         if (!bridge.send(line)) return;  // the program has ended
//       }
//       bridge.close();
//     });
//
// Go has no counterpart, for there every thread runs goroutines. Each operation starts a goroutine that does it, and
// waits for that: a thread that has to wait blocks nobody but itself. A send to a closed channel panics there.
//
// While a bridge is open, that all goroutines wait is no deadlock: a thread may come. Whoever has made one closes it,
// or lets go of its last copy.
//
// Invariants
//   * `scheduler_` is the program's while the bridge is open, null from close() or the program's end on. It changes,
//     and is used, under `mutex_`: so nobody uses one that is gone.
//   * The program's list holds the bridge (`self_`) as long as it is in it: who takes it out lets go of it. While it is
//     in it the scheduler lives, for its end waits for forget().
// Thread-safe: a Bridge may be copied to, and used from, any thread. Its constructor belongs to a goroutine.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "golearn/chan/chan.hpp"
#include "golearn/core/end_list.hpp"

namespace golearn {
namespace core {

class Scheduler;

class BridgeCore final : public std::enable_shared_from_this<BridgeCore>, EndNode {
 public:
  BridgeCore() = default;
  BridgeCore(const BridgeCore&) = delete;
  BridgeCore& operator=(const BridgeCore&) = delete;

  /// For the running program. Throws std::logic_error outside of one, and where nothing may come from outside.
  void open(Place where);
  /// Has a goroutine call `operation`, and waits for what it says; false if the bridge closes first.
  bool call(std::function<bool()> operation);
  void close();

 private:
  struct Call {
    bool done = false;
    bool ok = false;
  };
  void start(const std::shared_ptr<Call>& call, const std::function<bool()>& operation);
  void finish(Call& call, bool ok);
  void forget();

  std::mutex mutex_;
  std::condition_variable changed_;
  Scheduler* scheduler_ = nullptr;
  std::shared_ptr<BridgeCore> self_;
  Place where_;
};

}  // namespace core

template <class T>
class Bridge {
 public:
  /// Throws std::logic_error outside a run, and in one that is isolated or has a strategy.
  explicit Bridge(Chan<T> channel, Place where = Place::current())
      : channel_(std::move(channel)), handle_(std::make_shared<Handle>()) {
    handle_->core->open(where);
  }

  /// Sends `value`, and waits until it is received or in the buffer. False if the program ended, or the bridge was
  /// closed, before. Throws std::logic_error on a goroutine, which has the channel itself.
  bool send(T value) const {
    auto sent = std::make_shared<T>(std::move(value));
    return handle_->core->call([channel = channel_, sent] {
      channel.send(std::move(*sent));
      return true;
    });
  }

  /// Waits for a value; none if the channel is closed and empty, or the program ended, or the bridge was closed.
  [[nodiscard]] std::optional<T> recv() const {
    auto received = std::make_shared<std::optional<T>>();
    const bool ok = handle_->core->call([channel = channel_, received] {
      auto [value, open] = channel.recv_ok();
      if (open) *received = std::move(value);
      return open;
    });
    return ok ? std::move(*received) : std::nullopt;
  }

  /// No thread is to come any more: whoever is waiting at the bridge is told so. The channel stays open. Any number of
  /// times, from any thread or goroutine.
  void close() const { handle_->core->close(); }

 private:
  // Of all copies. The program holds the core too.
  struct Handle {
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { core->close(); }
    std::shared_ptr<core::BridgeCore> core = std::make_shared<core::BridgeCore>();
  };

  Chan<T> channel_;
  std::shared_ptr<Handle> handle_;
};

}  // namespace golearn
