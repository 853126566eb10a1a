#include "words/turns.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

#include "words/deeds.hpp"
#include "words/glyphs.hpp"
#include "words/objects.hpp"

namespace golearn::words {
namespace {

using study::Comes;
using study::Move;

constexpr int kWidestValue = 24;

std::string list_objects(const Names& names, const std::vector<ObjectId>& objects) {
  std::vector<std::string> all;
  for (const ObjectId each : objects) all.push_back(names.short_name(each));
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
  return names.say({"실행 대기", "ready"});
}

// In a sentence.
std::string actor(const Names& names, const Move& move) {
  return move.goroutine ? names.goroutine(move.goroutine) : names.say({"시간", "time"});
}

// Without what comes of it.
std::string deed_of(const Names& names, const Move& move) {
  if (move.goroutine == 0) return names.say({"흐름", "passes"});
  Text deed = words_for(move.kind).move;
  if (move.kind == EventKind::local && !move.started) deed = {"시작", "starts"};
  if (move.kind == EventKind::peek && move.objects.empty()) deed = {"고루틴 수 읽기", "reads the number of goroutines"};
  return fmt::format(fmt::runtime(names.say(deed)), list_objects(names, move.objects));
}

std::string value_of(const Names& names, const Move& move) {
  if (move.comes == Comes::closed) return names.say({"닫힘", "closed"});
  if (move.value.empty()) return "";
  const bool counts = move.kind == EventKind::add || move.kind == EventKind::done;
  if (counts) return names.say({"카운터 ", "counter "}) + move.value;
  const std::size_t fits = fitting(move.value, kWidestValue);
  return fits < move.value.size() ? move.value.substr(0, fits) + "…" : move.value;
}

std::string outcome_of(const Names& names, const Move& move) {
  switch (move.comes) {
    case Comes::waits: return names.say({", 기다려야 함", ", has to wait"});
    case Comes::dies: return names.say({", 패닉", ", panics"});
    case Comes::done:
    case Comes::closed: break;
  }
  return "";
}

std::string with_value(const Names& names, const Move& move) {
  const std::string value = value_of(names, move);
  return deed_of(names, move) + (value.empty() ? "" : ": " + value);
}

std::string in_brackets(const std::string& value) { return value.empty() ? "" : " (" + value + ")"; }

// In an English sentence. A call is named by itself: `mutex.Lock()`.
std::string as_verb(const Names& names, const Move& move) {
  const std::string deed = deed_of(names, move);
  const bool is_call = deed.ends_with(')') && deed.find(' ') == std::string::npos;
  return (is_call ? "calls " : "") + deed + in_brackets(value_of(names, move));
}

// As a Korean noun, for a particle to stand behind: `num 읽기(0)`.
std::string as_noun(const Names& names, const Move& move) {
  const std::string value = value_of(names, move);
  const bool goes_on = move.goroutine != 0 && move.kind == EventKind::local && move.started;
  return (goes_on ? "다음 동작" : deed_of(names, move)) + (value.empty() ? "" : "(" + value + ")");
}

// A goroutine's number is in its name.
std::string name_of(const Names& names, const study::Turn& turn, std::size_t i) {
  const std::uint64_t goroutine = turn.moves[i].goroutine;
  if (turn.cases) return fmt::format("{}  {}", turn.number(i), names.column(goroutine));
  if (turn.numbers) return std::to_string(turn.number(i));
  return goroutine ? names.column(goroutine) : names.say({"0 시간", "0 time"});
}

// `>` stands before the one that goes if nobody interferes.
std::vector<std::string> row_of(const Names& names, const study::Turn& turn, std::size_t i) {
  const Move& move = turn.moves[i];
  const std::string name = (i == 0 ? "> " : "  ") + name_of(names, turn, i);
  if (turn.numbers) {
    const std::string more = i == 0 ? "" : fmt::format(" + {}", i);
    return {name, names.say({"시드의 난수", "the seed's number"}) + more};
  }
  if (move.goroutine == 0) return {name, deed_of(names, move), "", ""};
  return {name, about_move(names, move),
          turn.cases ? names.say({"준비됨", "ready"}) : state_of(names, move, turn.running && i == 0),
          place_of(names, move.where)};
}

// `chan receive done`
std::string wait_of(const Names& names, WaitReason reason, const std::vector<ObjectId>& objects) {
  std::string waits(to_string(reason));
  if (!objects.empty()) waits += " " + list_objects(names, objects);
  return waits;
}

std::vector<std::string> row_of(const Names& names, const study::Blocked& blocked) {
  return {"- " + names.column(blocked.goroutine), wait_of(names, blocked.reason, blocked.objects),
          names.say({"대기 중", "blocked"}), place_of(names, blocked.where)};
}

Table goroutines(const Names& names, const study::Turn& turn) {
  std::map<std::uint64_t, std::vector<std::string>> rows;
  for (std::size_t i = 0; i < turn.moves.size(); ++i) rows[turn.number(i)] = row_of(names, turn, i);
  if (!turn.cases && !turn.numbers) {
    for (const study::Blocked& blocked : turn.blocked) rows[blocked.goroutine] = row_of(names, blocked);
  }
  Table table;
  for (auto& [number, row] : rows) table.rows.push_back(std::move(row));
  return table;
}

std::set<ObjectId> in_use(const study::Turn& turn) {
  std::set<ObjectId> all;
  for (const Move& move : turn.moves) all.insert(move.objects.begin(), move.objects.end());
  for (const study::Blocked& blocked : turn.blocked) all.insert(blocked.objects.begin(), blocked.objects.end());
  return all;
}

}  // namespace

Names names_of(Language language, const study::Runnable& runnable, const study::Turn& turn) {
  Names names(language, runnable, turn.record);
  for (const study::Use& use : turn.uses) names.learn(use.object, use.kind, use.where);
  for (const Move& move : turn.moves) {
    if (move.objects.size() == 1) names.learn(move.objects.front(), move.kind, move.where);
  }
  return names;
}

std::string about_move(const Names& names, const Move& move) {
  return with_value(names, move) + outcome_of(names, move);
}

std::string about_event(const Names& names, const Trace::Entry& entry) {
  const Event& event = entry.event;
  if (event.kind == EventKind::end) return names.say({"종료", "ends"});
  if (event.kind == EventKind::spawn) return "go " + names.goroutine(event.other);
  const Move move = study::move_of(entry.seen());
  const bool waits = event.kind == EventKind::block;
  return waits ? names.say({"대기: ", "waits: "}) + wait_of(names, event.reason, move.objects)
               : about_move(names, move);
}

std::string numbers_of(const study::Turn& turn) {
  std::set<std::uint64_t> numbers;
  for (std::size_t i = 0; i < turn.moves.size(); ++i) numbers.insert(turn.number(i));
  return fmt::format("{}", fmt::join(numbers, ", "));
}

Blocks about_turn(const Names& names, const study::Turn& turn) {
  Blocks blocks;
  if (turn.cases) {
    blocks.push_back(
        Line{{{names.say({fmt::format("select: case {}개가 준비됐다. 어느 것으로 갈까?", turn.moves.size()),
                          fmt::format("select: {} cases are ready. Which one?", turn.moves.size())})}}});
  }
  if (turn.numbers) {
    blocks.push_back(Line{{{names.say({"난수를 고른다.", "A random number is to be chosen."})}}});
  }
  blocks.push_back(goroutines(names, turn));
  Table objects = about_objects(names, turn.objects, in_use(turn));
  if (!objects.rows.empty()) append(blocks, {Gap{}, std::move(objects)});
  return blocks;
}

std::string about_intervention(const Names& names, const study::Intervention& intervention) {
  const auto& [choices, would_come, comes, cases, number] = intervention;
  if (number) return names.say({"난수가 시드의 것과 다르다.", "A random number is another than the seed's."});
  const std::string who = actor(names, comes);
  if (cases) {
    return names.say(
        {fmt::format("{}의 select: {} 대신 {}.", who, as_noun(names, would_come), as_noun(names, comes)),
         fmt::format("{}'s select {} rather than {}.", who, as_verb(names, comes), as_verb(names, would_come))});
  }
  const std::string other = actor(names, would_come);
  return names.say(
      {fmt::format("{}의 {}보다 먼저 {}의 {}.", other, as_noun(names, would_come), who, as_noun(names, comes)),
       fmt::format("{} {} before {} {}.", who, as_verb(names, comes), other, as_verb(names, would_come))});
}

Line printed_line(const Names& names, const study::Runnable& runnable, const study::PrintedLine& line) {
  return {{{names.column(line.goroutine), Tone::plain, widest_column(runnable), line.goroutine},
           {" │ " + line.text, Tone::plain, 0, line.goroutine}}};
}

}  // namespace golearn::words
