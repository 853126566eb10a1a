#include "golearn/core/event_facts.hpp"

#include <array>

namespace golearn {
namespace {

constexpr EventField kObject{"object", "the channel, lock or variable"};
constexpr EventField kChannel{"object", "the channel"};
constexpr EventField kLock{"object", "the lock"};
constexpr EventField kGroup{"object", "the group"};
constexpr EventField kCond{"object", "the condition"};
constexpr EventField kAtomic{"object", "the atomic"};
constexpr EventField kVariable{"object", "the variable"};
constexpr EventField kTimer{"object", "the timer, or what takes signals"};
constexpr EventField kCounter{"counter", "the group's counter after it"};
constexpr EventField kWoken{"other", "the goroutine that it woke"};
constexpr EventField kRead{"value", "what was read, short enough to show"};
constexpr EventField kWritten{"value", "what was written, short enough to show"};
constexpr EventField kHanded{"value", "what was handed over, short enough to show"};

using enum EventKind;

constexpr std::array<EventFacts, kEventKinds> kFacts{{
    {.kind = local, .name = "local", .told = false},
    {.kind = make,
     .name = "make",
     .object = {"object", "what came into being"},
     .value = {"capacity", "of a channel: places in its buffer"},
     .by_program = false},
    {.kind = name, .name = "name", .object = kObject, .text = {"text", "its name"}, .by_program = false},
    {.kind = spawn, .name = "spawn", .other = {"other", "the goroutine that was started"}, .go_line = R"(\bgo )"},
    {.kind = start, .name = "start", .go_line = R"(\bgo )", .turn = Turn::takes},
    {.kind = block,
     .name = "block",
     .object = {"object", "what it waits for; of a select see `objects`"},
     .turn = Turn::gives},
    {.kind = resume, .name = "resume", .turn = Turn::takes, .by_program = false},
    {.kind = ready, .name = "ready", .other = kWoken, .by_program = false},
    {.kind = yield, .name = "yield", .go_line = R"(Gosched\()", .turn = Turn::gives},
    {.kind = preempt, .name = "preempt", .turn = Turn::gives, .by_program = false},
    {.kind = end, .name = "end", .go_line = R"(\bgo )", .turn = Turn::gives, .is_missed = true},
    {.kind = print,
     .name = "print",
     .text = {"text", "the line, without its end"},
     .go_line = R"((fmt|log)\.Print)",
     .is_missed = true},
    {.kind = send,
     .name = "send",
     .object = kChannel,
     .value = {"", "the channel's capacity"},
     .other = {"other", "the goroutine that received it at once"},
     .text = kHanded,
     .go_line = "<-",
     .releases = true,
     .acquires = true,
     .wakes = true,
     .touches = true,
     .is_missed = true},
    {.kind = receive,
     .name = "receive",
     .object = kChannel,
     .value = {"ok", "whether it was sent; if not, the channel is closed and drained", true},
     .other = {"other", "the goroutine that sent it at once"},
     .text = kHanded,
     .go_line = "<-|range|select",
     .releases = true,
     .acquires = true,
     .wakes = true,
     .touches = true},
    {.kind = close,
     .name = "close",
     .object = kChannel,
     .go_line = R"(close\()",
     .releases = true,
     .wakes = true,
     .touches = true,
     .is_missed = true},
    {.kind = select, .name = "select", .object = kChannel, .go_line = "select", .told = false, .is_missed = true},
    {.kind = lock, .name = "lock", .object = kLock, .go_line = R"(\.Lock\()", .acquires = true, .touches = true},
    {.kind = unlock,
     .name = "unlock",
     .object = kLock,
     .go_line = R"(\.Unlock\()",
     .releases = true,
     .wakes = true,
     .touches = true,
     .is_missed = true},
    {.kind = rlock,
     .name = "rlock",
     .object = kLock,
     .go_line = R"(\.RLock\()",
     .acquires = true,
     .touches = true,
     .commutes = true},
    {.kind = runlock,
     .name = "runlock",
     .object = kLock,
     .go_line = R"(\.RUnlock\()",
     .releases = true,
     .wakes = true,
     .touches = true,
     .commutes = true,
     .is_missed = true},
    {.kind = wait,
     .name = "wait",
     .object = {"object", "the group or condition"},
     .go_line = R"(\.Wait\()",
     .acquires = true,
     .touches = true,
     .commutes = true,
     .is_missed = true},
    // An Add of more than zero orders nothing, in Go too.
    {.kind = add,
     .name = "add",
     .object = kGroup,
     .value = kCounter,
     .go_line = R"(\.(Add|Go)\()",
     .touches = true,
     .commutes = true,
     .is_missed = true},
    // Of several it makes no difference which is the one that reaches zero, for what it wakes is the same.
    {.kind = done,
     .name = "done",
     .object = kGroup,
     .value = kCounter,
     .go_line = R"(\.Done\(|\.Add\(-|\.Go\()",
     .releases = true,
     .wakes = true,
     .touches = true,
     .commutes = true,
     .is_missed = true},
    {.kind = wake, .name = "wake", .object = kGroup, .told = false, .wakes = true, .touches = true, .commutes = true},
    {.kind = signal,
     .name = "signal",
     .object = kCond,
     .other = kWoken,
     .go_line = R"(\.Signal\()",
     .releases = true,
     .wakes = true,
     .touches = true},
    {.kind = broadcast,
     .name = "broadcast",
     .object = kCond,
     .other = kWoken,
     .go_line = R"(\.Broadcast\()",
     .releases = true,
     .wakes = true,
     .touches = true},
    {.kind = once,
     .name = "once",
     .object = {"object", "the Once"},
     .value = {"ran", "whether it ran its function", true},
     .go_line = R"(\.Do\()",
     .releases = true,
     .acquires = true,
     .touches = true},
    {.kind = atomic,
     .name = "atomic",
     .object = kAtomic,
     .value = {"", "whether it does not read", true},
     .text = kWritten,
     .go_line = R"(atomic\.|\.(Add|And|Or|Store|Swap|CompareAndSwap|Get|Put)\w*\()",
     .releases = true,
     .acquires = true,
     .reads = true,
     .writes = true,
     .touches = true},
    {.kind = peek,
     .name = "peek",
     .object = {"object", "the atomic; or a channel on which a send does not come about, or not at once"},
     .text = kRead,
     .go_line = R"(atomic\.|\.(Load|CompareAndSwap)\w*\(|len\(|<-)",
     .acquires = true,
     .reads = true,
     .touches = true,
     .commutes = true},
    {.kind = load,
     .name = "load",
     .object = kVariable,
     .value = {"", "whether the program sees only what it writes next: +=", true},
     .text = kRead,
     .reads = true,
     .touches = true,
     .commutes = true},
    {.kind = store, .name = "store", .object = kVariable, .text = kWritten, .writes = true, .touches = true},
    {.kind = timer,
     .name = "timer",
     .object = kTimer,
     .go_line = R"(time\.(After|Tick|New)|\.Reset\(|\.Stop\(|signal\.Notify)",
     .releases = true,
     .touches = true},
    {.kind = fire,
     .name = "fire",
     .object = kTimer,
     .other = {"other", "the goroutine that it started"},
     .go_line = R"(time\.(After|Tick|New))",
     .acquires = true,
     .touches = true},
    {.kind = panic, .name = "panic", .text = {"text", "what it says"}},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kFacts.size(); ++i) {
    if (static_cast<std::size_t>(kFacts[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_order(), "the rows stand in the order of EventKind, one for each");

}  // namespace

const EventFacts& facts(EventKind kind) { return kFacts[static_cast<std::size_t>(kind)]; }

std::string_view to_string(EventKind kind) { return facts(kind).name; }

}  // namespace golearn
