#include "golearn/context/signal.hpp"

#include <array>

#include "golearn/chan/select.hpp"
#include "golearn/context/context_core.hpp"
#include "golearn/context/signals.hpp"
#include "golearn/core/go.hpp"

namespace golearn {
namespace {

// As Go names them on Linux, by number.
constexpr std::array<const char*, 32> kNames = {"",
                                                "hangup",
                                                "interrupt",
                                                "quit",
                                                "illegal instruction",
                                                "trace/breakpoint trap",
                                                "aborted",
                                                "bus error",
                                                "floating point exception",
                                                "killed",
                                                "user defined signal 1",
                                                "segmentation fault",
                                                "user defined signal 2",
                                                "broken pipe",
                                                "alarm clock",
                                                "terminated",
                                                "stack fault",
                                                "child exited",
                                                "continued",
                                                "stopped (signal)",
                                                "stopped",
                                                "stopped (tty input)",
                                                "stopped (tty output)",
                                                "urgent I/O condition",
                                                "CPU time limit exceeded",
                                                "file size limit exceeded",
                                                "virtual timer expired",
                                                "profiling timer expired",
                                                "window changed",
                                                "I/O possible",
                                                "power failure",
                                                "bad system call"};

using core::Signals;

// The table of the running program, for a step that changes it; null when the program has ended.
Signals* table_to_change(Place where) {
  core::Processor* p = core::begin_local(where);
  if (!p) return nullptr;
  Signals& table = Signals::of(*p);
  table.changes_.add(1, where);
  return core::is_over() ? nullptr : &table;
}

std::string told(const std::vector<Signal>& signals) {
  std::string text;
  for (const Signal& signal : signals) text += (text.empty() ? "" : " ") + to_string(signal);
  return text.empty() ? "" : ", [" + text + "]";
}

void die_of(const Signal& signal) {
  core::Processor& before = core::here();
  if (before.scheduler->announce_end(*before.current)) {
    core::Processor& p = core::here();
    p.current->unwind = true;
    p.scheduler->stop(Ending::interrupted, to_string(signal), 128 + signal.number);
  }
  throw core::Unwind{};
}

}  // namespace

std::string to_string(const Signal& signal) {
  const bool named = signal.number > 0 && signal.number < static_cast<int>(kNames.size());
  return named ? kNames[static_cast<std::size_t>(signal.number)] : "signal " + std::to_string(signal.number);
}

namespace signals {

void notify(const SendChan<Signal>& channel, const std::vector<Signal>& signals, Place where) {
  if (channel.is_nil()) panic("os/signal: Notify using nil channel", where);
  Signals* table = table_to_change(where);
  if (!table) return;
  core::tell(core::here(), EventKind::timer, table->id_, where);  // it may wake somebody later, as a timer may
  table->notify(channel, core::set_of(signals));
}

void stop(const SendChan<Signal>& channel, Place where) {
  if (Signals* table = table_to_change(where)) table->stop(channel);
}

void ignore(const std::vector<Signal>& signals, Place where) {
  if (Signals* table = table_to_change(where)) table->ignore(core::set_of(signals));
}

void reset(const std::vector<Signal>& signals, Place where) {
  if (Signals* table = table_to_change(where)) table->reset(core::set_of(signals));
}

void raise(const Signal& signal, Place where) {
  core::Processor* p = core::begin_local(where);
  if (!p) return;
  Signals& table = Signals::of(*p);
  table.changes_.load(where);
  const auto channels = table.listeners(signal.number);
  if (channels.empty() && !table.ignores(signal.number)) die_of(signal);
  for (const auto& channel : channels) {
    p = core::begin_step(EventKind::send, &channel.identity(), where);
    if (p) table.offer(channel, signal.number, *p);
  }
}

void NotifyStop::operator()(Place where) const noexcept {
  cancel_({}, where);
  core::quietly([&] { stop(channel_, where); });
}

std::pair<Context, NotifyStop> notify_context(const Context& parent, const std::vector<Signal>& signals, Place where) {
  auto [inner, cancel] = with_cancel_cause(parent, where);
  auto channel = make_chan<Signal>(1, where);
  notify(channel, signals, where);
  if (!inner.err(where)) {
    go(
        [channel, where, ctx = inner, cancel = cancel] {
          Select{receive(
                     channel,
                     [&](const Signal& signal) {
                       cancel(new_error(to_string(signal) + " signal received", Canceled), where);
                     },
                     where),
                 receive(
                     ctx.done(where), [] {}, where)};
        },
        where);
  }
  core::ContextCore named{.kind = core::ContextKind::notify, .told = told(signals)};
  named.cancellation = inner.core(where).cancellation;
  return {core::make_context(parent, std::move(named), where), NotifyStop(cancel, channel)};
}

}  // namespace signals
}  // namespace golearn
