#include "render/play_table.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "render/layout.hpp"

namespace golearn::cli {
namespace {

using lessons::Text;

// Number or not, goroutine, what it does, its state, its line.
using Cells = std::array<std::string, 5>;

Text verb(const Move& move) {
  switch (move.kind) {
    case EventKind::local: return move.started ? Text{"이어서 가기", "go on"} : Text{"시작", "start"};
    case EventKind::end: return {"끝내기", "end"};
    case EventKind::print: return {"출력", "print"};
    case EventKind::send: return {"보내기", "send on"};
    case EventKind::receive: return {"받기", "receive from"};
    case EventKind::close: return {"닫기", "close"};
    case EventKind::load:
    case EventKind::peek: return {"읽기", "read"};
    case EventKind::store: return {"쓰기", "write"};
    case EventKind::atomic: return {"원자 연산", "change"};
    case EventKind::select: return {"select", "select"};
    case EventKind::lock: return {"Lock", "Lock"};
    case EventKind::unlock: return {"Unlock", "Unlock"};
    case EventKind::rlock: return {"RLock", "RLock"};
    case EventKind::runlock: return {"RUnlock", "RUnlock"};
    case EventKind::block:
    case EventKind::wait: return {"Wait", "Wait"};
    case EventKind::add: return {"Add", "Add"};
    case EventKind::done: return {"Done", "Done"};
    case EventKind::signal: return {"Signal", "Signal"};
    case EventKind::broadcast: return {"Broadcast", "Broadcast"};
    case EventKind::once: return {"Do", "Do"};
    case EventKind::timer: return {"타이머 맞추기", "set"};
    default: return {std::string(to_string(move.kind)), std::string(to_string(move.kind))};
  }
}

std::string go_line(std::string_view program, unsigned number) {
  for (unsigned line = 1; line < number; ++line) {
    program.remove_prefix(std::min(program.find('\n'), program.size() - 1) + 1);
  }
  program = program.substr(0, program.find('\n'));
  program.remove_prefix(std::min(program.find_first_not_of(" \t"), program.size()));
  return std::string(program);
}

// The line's number and text; empty for a place outside of the Go program.
std::string place_of(Place where) {
  const auto place = where.line() ? lessons::go_place(where) : std::nullopt;
  if (!place) return "";
  return fmt::format("{:>3}  {}", place->line, go_line(place->entry->sources->program, place->line));
}

std::string state_of(const Terminal& terminal, const Move& move, bool running) {
  if (running) return terminal.say({"실행 중", "running"});
  if (!move.started) return terminal.say({"시작 전", "not started"});
  return terminal.say({"차례를 기다림", "ready"});
}

std::string fitted(const std::string& line, int width) {
  if (display_width(line) <= width) return line;
  const auto parts = wrap_code(line, std::max(width - 1, 1));
  return parts.front() + "…";
}

std::string laid_out(const Terminal& terminal, const std::vector<Cells>& rows) {
  std::array<int, 4> widths{};
  for (const Cells& cells : rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], display_width(cells[i]));
  }
  std::string out;
  for (const Cells& cells : rows) {
    std::string line = "  ";
    for (std::size_t i = 0; i < widths.size(); ++i) line += pad(cells[i], widths[i]) + "  ";
    line = fitted(line + cells.back(), terminal.width - 1);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string cases_of(const Terminal& terminal, std::uint32_t count) {
  return terminal.say({fmt::format("select: case {}개가 준비됐다. 어느 것으로 갈까? 0..{}\n", count, count - 1),
                       fmt::format("select: {} cases are ready. Which one? 0..{}\n", count, count - 1)});
}

}  // namespace

std::string words_of(const Terminal& terminal, const Move& move) {
  const std::string words = terminal.say(verb(move));
  return move.object.empty() ? words : words + " " + move.object;
}

std::string table_of(const Terminal& terminal, const Turn& turn) {
  std::string out = turn.cases ? cases_of(terminal, turn.cases) : "";
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < turn.moves.size(); ++i) {
    const Move& move = turn.moves[i];
    rows.push_back({std::to_string(i), goroutine_name(move.goroutine), words_of(terminal, move),
                    state_of(terminal, move, turn.running && i == 0), place_of(move.where)});
  }
  for (const Blocked& blocked : turn.blocked) {
    const std::string on = blocked.object.empty() ? "" : " " + blocked.object;
    rows.push_back({"-", goroutine_name(blocked.goroutine), std::string(to_string(blocked.reason)) + on,
                    terminal.say({"막힘", "blocked"}), place_of(blocked.where)});
  }
  return out + laid_out(terminal, rows);
}

std::string line_of(const Terminal& terminal, const PrintedLine& line) {
  const Colour colour = goroutine_colour(line.goroutine);
  return terminal.paint(colour, pad(goroutine_name(line.goroutine), 4) + " │ " + line.text) + "\n";
}

}  // namespace golearn::cli
