#include "tui/panes.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "words/thing_contents.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

constexpr int kWho = 5;
constexpr int kState = 22;
constexpr int kOn = 11;

// A glyph and a word.
Text state_of(const GoroutineScene& goroutine) {
  if (goroutine.ended) return {"✓ 종료", "✓ ended"};
  switch (goroutine.state) {
    case LaneState::absent: return {"○ 시작 전", "○ not started"};
    case LaneState::ended: return {"✓ 종료", "✓ ended"};
    case LaneState::ready: return {"· 실행 대기", "· ready"};
    case LaneState::runs: return {"▶ 실행 중", "▶ runs"};
    case LaneState::sleeps: return {"z 잠듦", "z sleeps"};
    case LaneState::waits: break;
  }
  const std::string reason(to_string(goroutine.reason));
  if (reason.empty()) return {"■ 대기 중", "■ waits"};
  return {"■ " + reason, "■ " + reason};
}

std::string numbers(const std::vector<std::uint64_t>& goroutines) {
  std::vector<std::string> names;
  for (const std::uint64_t each : goroutines) names.push_back(words::short_form(each));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string channel_of(const ObjectState& state) {
  std::string places = "[";
  const auto capacity = static_cast<std::size_t>(state.capacity);
  for (std::size_t i = 0; i < std::min(capacity, words::kMostPlaces); ++i) places += i < state.length ? "■" : "·";
  if (capacity > words::kMostPlaces) places += "…";
  return fmt::format("{}] {}/{}", places, state.length, state.capacity);
}

// What a thing holds.
Text content_of(const ObjectState& state) {
  switch (words::shown_in(state.object.kind)) {
    case words::Contents::places: {
      const std::string places = channel_of(state);
      if (state.closed) return {places + " 닫힘", places + " closed"};
      return {places, places};
    }
    case words::Contents::holders: {
      if (state.holders.empty()) return {"비어 있음", "free"};
      const std::string who = numbers(state.holders);
      if (state.for_reading) return {"읽는 고루틴 " + who, "read by " + who};
      return {"잡은 고루틴 " + who, "held by " + who};
    }
    case words::Contents::count: return {fmt::format("= {}", state.counter), fmt::format("= {}", state.counter)};
    case words::Contents::value: return {"= " + state.value, "= " + state.value};
    case words::Contents::nothing:
    case words::Contents::mark: break;
  }
  return {};
}

// What a pane leaves out.
Row and_more(const words::Names& names, std::size_t left) {
  return Row(names.say({fmt::format(" … 그리고 {}개 더", left), fmt::format(" … and {} more", left)}), {Tone::faint});
}

// The first goroutines are not enough where those that run are others: first who has not ended.
std::vector<const GoroutineScene*> in_order(const Scene& scene, std::size_t most) {
  std::vector<const GoroutineScene*> all;
  for (const GoroutineScene& each : scene.goroutines) all.push_back(&each);
  if (all.size() <= most) return all;
  std::ranges::stable_partition(
      all, [](const GoroutineScene* each) { return !each->ended && each->state != LaneState::absent; });
  all.resize(most > 0 ? most - 1 : 0);
  std::ranges::sort(all, {}, [](const GoroutineScene* each) { return each->id; });
  return all;
}

// At the end of a run that was too long to be recorded: what it printed after that.
Rows rest_rows(const PaneOf& of, int columns) {
  const auto& steps = of.recording.picture.steps;
  if (of.recording.left_out == 0 || steps.empty() || of.scene.step != &steps.back()) return {};
  Rows rows{Row(of.names.say({fmt::format("… {}가지 일은 남기지 않았다", of.recording.left_out),
                              fmt::format("… {} events were not kept", of.recording.left_out)}),
                {Tone::faint})};
  for (const std::string& line : of.recording.rest) rows.push_back(Row("         ").add(line).to(columns));
  return rows;
}

Row goroutine_row(const PaneOf& of, const GoroutineScene& goroutine, int columns) {
  const SourcePlace place = of.names.place(goroutine.where);
  const bool waits = goroutine.state == LaneState::waits && !goroutine.ended;
  Row row(" ");
  row.add(words::short_form(goroutine.id), {Tone::strong, goroutine.id}).to(kWho + 1).add(" ");
  const bool runs = goroutine.state == LaneState::runs && !goroutine.ended;
  row.add(of.names.say(state_of(goroutine)), {Tone::plain, goroutine.id, runs}).to(kWho + 2 + kState).add(" ");
  if (waits && goroutine.object) row.add(of.names.short_name(goroutine.object));
  row.to(kWho + 3 + kState + kOn).add(" ");
  if (place && !goroutine.ended) row.add(fmt::format("{:>3}  {}", place.line, of.names.line_text(goroutine.where)));
  return row.to(columns);
}

// What a goroutine did, step by step.
struct Lane {
  LaneState state = LaneState::absent;
  std::string cells;
};

std::string_view cell_of(LaneState& state, bool acts) {
  const LaneState now = state;
  state = beyond(state);
  if (acts) return "█";
  switch (now) {
    case LaneState::ready: return "░";
    case LaneState::waits: return "┊";
    case LaneState::sleeps: return "z";
    case LaneState::absent:
    case LaneState::ended:
    case LaneState::runs: break;
  }
  return " ";
}

}  // namespace

std::string seconds_of(std::int64_t nanoseconds) {
  return fmt::format("{}.{:06}", nanoseconds / 1'000'000'000, nanoseconds / 1000 % 1'000'000);
}

SourceMarks marks_of(const PaneOf& of) {
  SourceMarks marks;
  for (const GoroutineScene& each : of.scene.goroutines) {
    const SourcePlace place = of.names.place(each.where);
    if (!place || each.ended || each.state == LaneState::absent) continue;
    std::string& names = marks.names[place.line];
    names += names.empty() ? words::short_form(each.id) : "+";
    marks.goroutines.emplace(place.line, each.id);
  }
  for (auto& [line, names] : marks.names) {
    const auto more = static_cast<std::size_t>(std::ranges::count(names, '+'));
    if (more > 0) names = names.substr(0, names.find('+')) + fmt::format("+{}", more);
  }
  if (of.scene.step) marks.current = of.names.place(of.scene.step->where).line;
  return marks;
}

Rows output_rows(const PaneOf& of, int columns, int height, bool whys) {
  Rows rows;
  const Rows rest = rest_rows(of, columns);
  const std::size_t count = of.scene.lines;
  const auto room = static_cast<std::size_t>(std::max(height - static_cast<int>(rest.size()), 0));
  for (std::size_t i = count > room ? count - room : 0; i < count; ++i) {
    const RecordedLine& line = of.recording.lines[i];
    Row row(seconds_of(line.time), {Tone::faint});
    row.add(" ").add(words::short_form(line.goroutine), {Tone::plain, line.goroutine}).to(9 + kWho).add(" ");
    row.add(line.text, {Tone::plain, line.goroutine});
    if (whys) row.to(columns / 2).add(" ").add(of.names.say(line.why), {Tone::faint});
    rows.push_back(row.to(columns));
  }
  return append(rows, rest);
}

Rows goroutine_rows(const PaneOf& of, int columns, std::size_t most) {
  Rows rows;
  const auto shown = in_order(of.scene, most);
  for (const GoroutineScene* each : shown) rows.push_back(goroutine_row(of, *each, columns));
  if (shown.size() < of.scene.goroutines.size())
    rows.push_back(and_more(of.names, of.scene.goroutines.size() - shown.size()));
  return rows;
}

Rows thing_rows(const PaneOf& of, int columns, std::size_t most) {
  Rows rows;
  const auto& things = of.scene.things;
  for (const ThingScene& each : things) {
    if (rows.size() + 1 >= most && things.size() > most) {
      rows.push_back(and_more(of.names, things.size() - rows.size()));
      break;
    }
    Row row(" " + of.names.short_name(each.id), {Tone::strong});
    row.add("  " + of.names.say(content_of(*each.state)));
    if (!each.waiting.empty()) {
      row.add(of.names.say({"   기다림: ", "   waiting: "}) + numbers(each.waiting), {Tone::notable});
    }
    rows.push_back(row.to(columns));
  }
  return rows;
}

Rows lane_rows(const PaneOf& of, int columns, std::size_t most) {
  const auto& steps = of.recording.picture.steps;
  const auto made = of.scene.step ? static_cast<std::size_t>(of.scene.step - steps.data()) + 1 : 0;
  const auto room = static_cast<std::size_t>(std::max(columns - kWho - 3, 1));
  const std::size_t from = made > room ? made - room : 0;
  std::map<std::uint64_t, Lane> lanes;
  for (const GoroutineScene* each : in_order(of.scene, most)) lanes[each->id];
  for (std::size_t i = 0; i < made; ++i) {
    for (const LaneChange& change : steps[i].changes) {
      if (const auto at = lanes.find(change.goroutine); at != lanes.end()) at->second.state = change.state;
    }
    if (i < from) continue;
    for (auto& [goroutine, lane] : lanes) lane.cells += cell_of(lane.state, steps[i].goroutine == goroutine);
  }
  Rows rows;
  for (const auto& [goroutine, lane] : lanes) {
    Row row(" " + words::short_form(goroutine), {Tone::strong, goroutine});
    rows.push_back(row.to(kWho + 2).add(lane.cells, {Tone::plain, goroutine}).to(columns));
  }
  return rows;
}

Row scrubber(std::size_t at, std::size_t count, int columns) {
  const std::string figures = fmt::format(" {}/{}", at, count);
  const int width = std::max(columns - static_cast<int>(figures.size()) - 4, 4);
  const auto place = count == 0 ? 0 : static_cast<int>(at * static_cast<std::size_t>(width - 1) / count);
  std::string line = "├";
  for (int i = 0; i < width; ++i) line += i == place ? "●" : "─";
  return Row(" ").add(line + "┤", {Tone::faint}).add(figures);
}

}  // namespace golearn::tui
