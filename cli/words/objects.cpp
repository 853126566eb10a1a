#include "words/objects.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"

namespace golearn::words {
namespace {

constexpr std::size_t kMostValues = 6;  // of a channel
constexpr std::size_t kMostRows = 8;

std::string values_of(const ObjectState& channel) {
  std::vector<std::string> values(
      channel.buffer.begin(),
      channel.buffer.begin() + static_cast<std::ptrdiff_t>(std::min(channel.buffer.size(), kMostValues)));
  if (channel.buffer.size() > kMostValues) values.emplace_back("…");
  return fmt::format("[{}]", fmt::join(values, " "));
}

std::string about_channel(const Names& names, const ObjectState& channel) {
  const std::size_t count = channel.length;
  const std::string values = count == 0 ? "" : ": " + values_of(channel);
  std::string text = channel.capacity == 0
                         ? names.say({"버퍼 없음", "unbuffered"})
                         : names.say({fmt::format("{}칸 중 {}칸 참{}", channel.capacity, count, values),
                                      fmt::format("{} of {}{}", count, channel.capacity, values)});
  if (channel.closed) text += names.say({", 닫힘", ", closed"});
  return text;
}

std::string about_lock(const Names& names, const ObjectState& lock) {
  if (lock.holders.empty()) return names.say({"아무도 잡지 않음", "free"});
  const std::string who = names.goroutines(lock.holders);
  if (lock.object.kind == ObjectKind::mutex) {
    return names.say({study::with_particle(who, "이", "가") + " 잡음", "held by " + who});
  }
  return lock.for_reading ? names.say({"읽기 락: " + who, "held for reading by " + who})
                          : names.say({"쓰기 락: " + who, "held for writing by " + who});
}

// What is in it, or who has it; nothing where that is not known, or the object is none that can be told of.
std::string about(const Names& names, const ObjectState& state) {
  switch (state.object.kind) {
    case ObjectKind::channel: return about_channel(names, state);
    case ObjectKind::mutex:
    case ObjectKind::rwmutex: return about_lock(names, state);
    case ObjectKind::wait_group:
      return names.say({fmt::format("카운터 {}", state.counter), fmt::format("counter {}", state.counter)});
    case ObjectKind::variable:
    case ObjectKind::atomic: return state.value;
    case ObjectKind::cond:
    case ObjectKind::once:
    case ObjectKind::none:
    case ObjectKind::timer:
    case ObjectKind::pool:
    case ObjectKind::map:
    case ObjectKind::map_entry:
    case ObjectKind::signals:
    case ObjectKind::writers:
    case ObjectKind::part:
    case ObjectKind::output:
    case ObjectKind::program: return "";
  }
  return "";
}

std::string waiting(const Names& names, const ObjectState& state) {
  if (state.waiting.empty()) return "";
  const std::string who = names.goroutines(state.waiting);
  return names.say({who + " 대기 중", who + (state.waiting.size() == 1 ? " waits" : " wait")});
}

bool is_told(const ObjectState& state, const std::set<ObjectId>& of_interest) {
  return of_interest.contains(state.object) || !state.holders.empty() || !state.buffer.empty();
}

}  // namespace

Table about_objects(const Names& names, const std::vector<ObjectState>& states, const std::set<ObjectId>& of_interest) {
  Table table;
  std::size_t more = 0;
  for (const ObjectState& state : states) {
    std::vector<std::string> row{names.short_name(state.object), about(names, state), waiting(names, state)};
    if (!is_told(state, of_interest) || (row[1].empty() && row[2].empty())) continue;
    if (table.rows.size() < kMostRows) {
      table.rows.push_back(std::move(row));
    } else {
      ++more;
    }
  }
  if (more > 0) table.rows.push_back({names.say({fmt::format("외 {}개", more), fmt::format("and {} more", more)})});
  return table;
}

}  // namespace golearn::words
