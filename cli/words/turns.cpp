#include "words/turns.hpp"

#include <fmt/format.h>

#include "words/deeds.hpp"

namespace golearn::words {
namespace {

using study::Move;

std::string list_objects(const Names& names, const std::vector<ObjectId>& objects) {
  std::vector<std::string> all;
  for (const ObjectId each : objects) all.push_back(names.object(each));
  return fmt::format("{}", fmt::join(all, ", "));
}

// The line's number and text; empty for a place outside of the Go program.
std::string place_of(const Names& names, Place where) {
  const SourcePlace place = names.place(where);
  return place ? fmt::format("{:>3}  {}", place.line, names.line_text(where)) : "";
}

std::string state_of(const Names& names, const Move& move, bool running) {
  if (running) return names.say({"실행 중", "running"});
  if (!move.started) return names.say({"시작 전", "not started"});
  return names.say({"차례를 기다림", "ready"});
}

std::string cases_of(const Names& names, std::uint32_t count) {
  return names.say({fmt::format("select: case {}개가 준비됐다. 어느 것으로 갈까? 0..{}", count, count - 1),
                    fmt::format("select: {} cases are ready. Which one? 0..{}", count, count - 1)});
}

std::vector<std::string> row_of(const Names& names, const study::Blocked& blocked) {
  std::string waits(to_string(blocked.reason));
  if (!blocked.objects.empty()) waits += " " + list_objects(names, blocked.objects);
  return {"-", names.column(blocked.goroutine), std::move(waits), names.say({"막힘", "blocked"}),
          place_of(names, blocked.where)};
}

}  // namespace

std::string about_move(const Names& names, const Move& move) {
  Text deed = words_for(move.kind).move;
  if (move.kind == EventKind::local && !move.started) deed = {"시작", "start"};
  const std::string& words = names.say(deed);
  return move.objects.empty() ? words : words + " " + list_objects(names, move.objects);
}

Blocks about_turn(const Names& names, const study::Turn& turn) {
  Blocks blocks;
  if (turn.cases) blocks.push_back(Line{{{cases_of(names, turn.cases)}}});
  Table table;
  for (std::size_t i = 0; i < turn.moves.size(); ++i) {
    const Move& move = turn.moves[i];
    table.rows.push_back({std::to_string(i), names.column(move.goroutine), about_move(names, move),
                          state_of(names, move, turn.running && i == 0), place_of(names, move.where)});
  }
  for (const study::Blocked& blocked : turn.blocked) table.rows.push_back(row_of(names, blocked));
  blocks.push_back(std::move(table));
  return blocks;
}

Line printed_line(const Names& names, const study::Runnable& runnable, const study::PrintedLine& line) {
  return {{{names.column(line.goroutine), Tone::plain, widest_column(runnable), line.goroutine},
           {" │ " + line.text, Tone::plain, 0, line.goroutine}}};
}

}  // namespace golearn::words
