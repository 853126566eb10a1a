// Why this order: for each printed line, the rule by which its goroutine got to run then.
//
// A goroutine's turn begins when it gets a processor and ends when it gives it up. The first line of a turn has the
// rule by which the turn began; later ones have went_on. With one processor the rule is exact: queue_model.hpp plays
// the run queue. With several it is told from the events, which leave two things open: a goroutine that another
// processor runs was stolen, or came by way of the global queue when more than 256 waited; and one that waited in the
// ring may have been stolen and stolen back. With several, events of different processors come as they arrive.
//
// A turn also knows how its goroutine became runnable, and through whom: that is no rule of choice but the reason why
// it could be chosen at all. Where the order turned, it knows over whom: one that had been runnable for longer, and
// still waited. Where one that prints nothing gets ahead like this, and sends, its send stands among the lines: who
// receives may print what came first.
//
// Thread-safe: one lock, held for the time of an event. Make one for each run.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/core/observer.hpp"

namespace golearn {

/// By which rule a goroutine got a processor.
enum class WhyRule : std::uint8_t {
  went_on,       ///< it had the processor since its line before: nobody came in between
  began,         ///< main, at the program's beginning
  next_slot,     ///< the last one spawned or woken before the processor was given up: it goes before all that wait
  queue_head,    ///< it was its turn in the processor's queue
  global_queue,  ///< the processor's own queue was empty, and it was first in the global one
  global_first,  ///< every 61st time slice the global queue comes first
  timer,         ///< a timer woke or started it, and it was in the next slot by that
  stolen,        ///< by another processor than the one that made it runnable
  chosen,        ///< by the strategy
  unknown,       ///< the events do not tell
};

/// How it had become runnable.
enum class MadeReady : std::uint8_t {
  began,      ///< the program began
  spawned,    ///< by a go statement of `cause`
  woken,      ///< by what `cause` did: `deed`
  timer,      ///< by a timer
  yielded,    ///< it had called Gosched
  preempted,  ///< its time slice was over, or a strategy wanted another first
  made_way,   ///< it had handed a mutex over to one that had waited for too long
  outside,    ///< by nobody in the program
};

/// A printed line and why it came then.
struct Why {
  std::uint64_t goroutine = 0;  ///< 1 is main
  bool sends = false;           ///< it is no line but a send that came before that of another
  std::string text = {};        ///< the line, without its end
  Place where = {};             ///< its print, or the send
  std::int64_t time = 0;        ///< ns since the program began
  int processor = 0;
  WhyRule rule = WhyRule::unknown;

  MadeReady made_ready = MadeReady::began;
  std::uint64_t cause = 0;                   ///< who spawned or woke it; 0 for a timer; itself for what it did itself
  EventKind deed = EventKind::local;         ///< what woke it: send, close, unlock, done, … ; spawn; yield; preempt
  Place cause_at = {};                       ///< where `cause` did so
  std::uint64_t overtook = 0;                ///< who had been runnable for longest, and longer; 0 if nobody had
  std::int64_t since = 0;                    ///< when it became runnable
  int ready_on = 0;                          ///< the processor on which it did
  std::uint64_t before = 0;                  ///< who had the processor before it; 0 if nobody had yet
  EventKind before_left = EventKind::local;  ///< how that one gave it up: block, end, yield, preempt; local: made way
};

/// Short stable names: for --json.
std::string_view to_string(WhyRule rule);
std::string_view to_string(MadeReady how);

/// Explains the lines of one run. All functions may be called from any thread.
class WhyLines final : public Observer {
 public:
  /// Who decides in this run.
  enum class Order : std::uint8_t {
    one_queue,   ///< Go's rules on one processor, by the engine or by GoOrder
    processors,  ///< Go's rules on several
    strategy,    ///< any other strategy
  };

  explicit WhyLines(Order order);
  ~WhyLines() override;
  WhyLines(const WhyLines&) = delete;
  WhyLines& operator=(const WhyLines&) = delete;

  void on(const Event& event) override;

  /// The lines printed so far, in the order in which they were told, and the sends between them.
  [[nodiscard]] std::vector<Why> lines() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace golearn
