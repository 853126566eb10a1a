// Signals. Go: os/signal: what the system, or Ctrl-C, tells the program, received from a channel.
//
//     auto interrupts = make_chan<Signal>(1);
//     signals::notify(interrupts, {Interrupt});
//     println("got", interrupts.recv());
//
// A signal is offered to each channel that wants it, never waiting: to one that is full, or unbuffered with nobody
// there, it is lost. So make room for one. As in Go, a program that has once called signals::notify() is never
// deadlocked: when all its goroutines wait, it waits for a signal. That holds in virtual time too, once no timer is
// left, but not in a run that is isolated (Config::isolated), such as a search: there it ends with
// Ending::awaiting_signal.
//
// Nothing has to be set up. While a program of the process listens for a signal, or ignores it, that is what happens to
// it; with the end of the program it is again as before. If whoever runs the program takes signals itself, as golearn
// does with Ctrl-C, it hands them on by Runtime::deliver().
// All functions belong inside a program, and any goroutine may call them.
#pragma once

#include <csignal>
#include <string>
#include <vector>

#include "golearn/chan/chan.hpp"
#include "golearn/context/context.hpp"

namespace golearn {

/// A signal by its number, such as SIGTERM. Go: `os.Signal`, `syscall.Signal`.
struct Signal {
  Signal() = default;
  Signal(int signal) : number(signal) {}  // NOLINT: SIGTERM is meant to be one
  int number = 0;

  friend bool operator==(const Signal&, const Signal&) = default;
};

/// What Ctrl-C sends. Go: `os.Interrupt`.
inline const Signal Interrupt{SIGINT};

/// As Go prints it: `interrupt`, `terminated`; `signal 40` for one without a name.
std::string to_string(const Signal& signal);

namespace signals {

/// From now on `signals`, or all that a program can take if none are named, are offered to `channel`, besides those it
/// wanted already. Panics if the channel is nil. Go: `signal.Notify(c, sig...)`.
void notify(const SendChan<Signal>& channel, const std::vector<Signal>& signals = {}, Place where = Place::current());
/// No more signals for `channel`: once this returns, it gets none. Go: `signal.Stop(c)`.
void stop(const SendChan<Signal>& channel, Place where = Place::current());
/// Nobody gets `signals` any more, and they do nothing. None named: all. Go: `signal.Ignore(sig...)`.
void ignore(const std::vector<Signal>& signals = {}, Place where = Place::current());
/// Takes back notify() and ignore() for `signals`: they do again what they did before. None named: all.
/// Go: `signal.Reset(sig...)`.
void reset(const std::vector<Signal>& signals = {}, Place where = Place::current());

/// The program sends itself a signal, which has been offered to all that want it when this returns. If nobody listens
/// and it is not ignored, the program ends as one that is killed by it: Ending::interrupted, exit status 128 + number.
/// Go: `syscall.Kill(os.Getpid(), sig)`.
void raise(const Signal& signal, Place where = Place::current());

/// Cancels a notify_context() and stops listening. Copies do the same. For destructors too: never throws.
class NotifyStop {
 public:
  NotifyStop() = default;
  NotifyStop(CancelCauseFunc cancel, Chan<Signal> channel) : cancel_(std::move(cancel)), channel_(std::move(channel)) {}
  void operator()(Place where = Place::current()) const noexcept;

 private:
  CancelCauseFunc cancel_;
  Chan<Signal> channel_;
};

/// A context that is cancelled by the first of `signals` too, with the cause `interrupt signal received`, which is()
/// Canceled. The function cancels it and stops listening. Go: `signal.NotifyContext(parent, sig...)`.
[[nodiscard]] std::pair<Context, NotifyStop> notify_context(const Context& parent, const std::vector<Signal>& signals,
                                                            Place where = Place::current());

}  // namespace signals
}  // namespace golearn
