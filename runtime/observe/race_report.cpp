#include "golearn/observe/race_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace golearn {
namespace {

constexpr std::string_view kRule = "==================\n";

// In the part of memory where Go has its heap, one word each, variables, groups and channels apart.
std::uint64_t address(ObjectId object) {
  const std::uint64_t offset = 8 * std::uint64_t{object.number};
  if (object.kind == ObjectKind::wait_group) return 0xc000112000 + offset;
  return (object.kind == ObjectKind::channel ? 0xc000212000 : 0xc000012000) + offset;
}

std::string who(const RaceAccess& access) {
  return access.goroutine == 1 ? "main goroutine" : fmt::format("goroutine {}", access.goroutine);
}

void add_frame(std::string& out, Place where, const PlaceNames& names) {
  const SourcePlace place = named(where, names);
  out += fmt::format("  {}()\n", place.function) + frame_lines(place, "      ");
}

void add_access(std::string& out, const RaceAccess& access, ObjectId object, bool previous, const PlaceNames& names) {
  const bool write = access.writes();
  const std::string_view what = previous ? (write ? "Previous write" : "Previous read") : (write ? "Write" : "Read");
  out += fmt::format("{} at 0x{:012x} by {}:\n", what, address(object), who(access));
  if (access.is_of_channel()) out += write ? "  runtime.closechan()\n" : "  runtime.chansend()\n";
  add_frame(out, access.where, names);
}

// Go says nothing of where main comes from.
void add_origin(std::string& out, const RaceAccess& access, const PlaceNames& names) {
  if (access.goroutine == 1) return;
  out += fmt::format("\nGoroutine {} ({}) created at:\n", access.goroutine, access.ended ? "finished" : "running");
  add_frame(out, access.created_at, names);
}

const HeldLock* find(const std::vector<HeldLock>& held, ObjectId object) {
  const auto at = std::find_if(held.begin(), held.end(), [=](const HeldLock& lock) { return lock.object == object; });
  return at == held.end() ? nullptr : &*at;
}

// A lock that both hold orders them, unless both hold it as readers.
Advice with_write_lock(const Race& race, const HeldLock& lock) {
  RaceSide change = RaceSide::both;
  if (race.first.kind != EventKind::store) change = RaceSide::second;
  if (race.second.kind != EventKind::store) change = RaceSide::first;
  const EventKind releases = change == RaceSide::both ? EventKind::unlock : EventKind::runlock;
  return {Remedy::write_lock, change, releases, EventKind::lock, lock};
}

// The lock taken last is nearest to the access.
Advice with_same_lock(const Race& race) {
  const bool by_first = !race.first.held.empty();
  const HeldLock& lock = by_first ? race.first.held.front() : race.second.held.front();
  const RaceSide change = by_first ? RaceSide::second : RaceSide::first;
  return {Remedy::same_lock, change, EventKind::unlock, EventKind::lock, lock};
}

// The one that started the other, unless it writes what the other only reads: that may be the very word the other
// waits for. `both` if neither.
RaceSide who_should_wait(const Race& race) {
  if (race.kinship == Kinship::none) return RaceSide::both;
  const bool first_waits = race.kinship == Kinship::first_is_ancestor;
  const RaceAccess& started = first_waits ? race.second : race.first;
  if (started.kind == EventKind::load) return RaceSide::both;
  return first_waits ? RaceSide::first : RaceSide::second;
}

bool only_reads(const RaceAccess& access) { return access.kind == EventKind::load && !access.update && !access.act; }

// Who changes the variable in the loop in which it starts the other, as a loop of Go 1.21 does its variable.
std::optional<RaceSide> whose_loop(const Race& race) {
  const bool first_starts = race.kinship == Kinship::first_is_ancestor;
  if (first_starts && race.first.in_starting_loop && only_reads(race.second)) return RaceSide::first;
  const bool second_starts = race.kinship == Kinship::second_is_ancestor;
  if (second_starts && race.second.in_starting_loop && only_reads(race.first)) return RaceSide::second;
  return std::nullopt;
}

// Who goes by what it has read when it writes.
std::optional<RaceSide> who_looks(const Race& race) {
  // A read below the write it is paired with is one of an earlier round, on which nothing depends.
  const auto looks = [](const RaceAccess& access) {
    if (access.look) return access.look.line() < access.where.line();
    return access.act && access.where.line() < access.act.line();
  };
  if (looks(race.first)) return looks(race.second) ? RaceSide::both : RaceSide::first;
  return looks(race.second) ? std::optional(RaceSide::second) : std::nullopt;
}

}  // namespace

std::string race_report(std::span<const Race> races, std::uint64_t found, const PlaceNames& names) {
  std::string out;
  for (const Race& race : races) {
    out += kRule;
    out += "WARNING: DATA RACE\n";
    add_access(out, race.second, race.object, false, names);
    out += '\n';
    add_access(out, race.first, race.object, true, names);
    add_origin(out, race.second, names);
    add_origin(out, race.first, names);
    out += kRule;
  }
  if (found > 0) out += fmt::format("Found {} data race(s)\n", found);
  return out;
}

std::vector<Race> first_of_each_variable(std::span<const Race> races) {
  std::set<ObjectId> seen;
  std::vector<Race> first;
  for (const Race& race : races) {
    if (seen.insert(race.object).second) first.push_back(race);
  }
  return first;
}

std::string_view to_string(Remedy remedy) {
  switch (remedy) {
    case Remedy::same_lock: return "same lock";
    case Remedy::write_lock: return "write lock";
    case Remedy::own_copy: return "own copy";
    case Remedy::whole_step: return "whole step";
    case Remedy::atomic: return "atomic";
    case Remedy::atomic_too: return "atomic too";
    case Remedy::wait_before: return "wait before";
    case Remedy::add_first: return "add first";
    case Remedy::close_last: return "close last";
    case Remedy::common_mutex: return "common mutex";
  }
  return "";
}

Advice advice(const Race& race) {
  if (race.first.is_of_group()) {
    const RaceSide adds = race.first.kind == EventKind::add ? RaceSide::first : RaceSide::second;
    return {Remedy::add_first, adds, EventKind::spawn, EventKind::wait, {}};
  }
  if (race.first.is_of_channel()) {
    const RaceSide closes = race.first.writes() ? RaceSide::first : RaceSide::second;
    return {Remedy::close_last, closes, EventKind::done, EventKind::wait, {}};
  }
  if (race.first.is_atomic() || race.second.is_atomic()) {
    const RaceSide plain = race.first.is_atomic() ? RaceSide::second : RaceSide::first;
    return {Remedy::atomic_too, plain, EventKind::atomic, EventKind::atomic, {}};
  }
  for (const HeldLock& lock : race.first.held) {
    if (find(race.second.held, lock.object)) return with_write_lock(race, lock);
  }
  if (!race.first.held.empty() || !race.second.held.empty()) return with_same_lock(race);
  if (const auto writer = whose_loop(race)) return {Remedy::own_copy, *writer, EventKind::spawn, EventKind::start, {}};
  const bool both_act = race.first.update && race.second.update;
  if (const auto who = who_looks(race); who && (both_act || race.kinship == Kinship::none))
    return {Remedy::whole_step, *who, EventKind::unlock, EventKind::lock, {}};
  if (both_act) return {Remedy::atomic, RaceSide::both, EventKind::atomic, EventKind::atomic, {}};
  if (const RaceSide who = who_should_wait(race); who != RaceSide::both)
    return {Remedy::wait_before, who, EventKind::done, EventKind::wait, {}};
  return {};
}

}  // namespace golearn
