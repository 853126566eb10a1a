#include "export/run_lines.hpp"

#include <algorithm>

#include "golearn/core/event_facts.hpp"
#include "golearn/observe/race_report.hpp"
#include "golearn/study/watched.hpp"

namespace golearn::exports {
namespace {

// A channel is all that has a capacity.
void add_value(ordered_json& line, const EventField& value, const Event& event) {
  if (value.key.empty() || (event.kind == EventKind::make && event.object.kind != ObjectKind::channel)) return;
  ordered_json& to = line[std::string(value.key)];
  if (value.is_flag) {
    to = event.value != 0;
  } else {
    to = event.value;
  }
}

}  // namespace

void RunLines::add_goroutine(ordered_json& line, std::uint64_t goroutine, const std::string& key,
                             const std::string& name_key) const {
  line[key] = goroutine;
  const auto function = functions_.find(goroutine);
  if (function != functions_.end() && !function->second.empty()) line[name_key] = function->second;
}

void RunLines::add_beside(ordered_json& line, std::uint64_t goroutine, const std::string& key) const {
  if (goroutine) add_goroutine(line, goroutine, key, key + "_name");
}

void RunLines::add_object(ordered_json& line, ObjectId object) const {
  line["object"] = to_string(object);
  const std::string& name = objects_.of(object);
  if (!name.empty()) line["object_name"] = name;
}

void RunLines::add_place(ordered_json& line, Place where) const {
  const SourcePlace place = runnable_.places(where);
  if (!place) return;
  line["function"] = place.function;
  line["go_line"] = place.line;
  if (place.cpp_line) line["cpp_line"] = place.cpp_line;
}

ordered_json RunLines::run() const {
  const std::string& id = runnable_.id;
  ordered_json knobs = ordered_json::object();
  for (const auto& [name, value] : spec_.settings.typed()) knobs[name] = value;
  const bool is_virtual = spec_.clock == ClockMode::simulated;
  return {{"kind", "run"},
          {"version", kVersion},
          {"lesson", id.substr(0, id.find('/'))},
          {"program", runnable_.name},
          {"title", in_both(runnable_.title)},
          {"procs", spec_.procs},
          {"clock", is_virtual ? "virtual" : "real"},
          {"knobs", knobs}};
}

ordered_json RunLines::source() const { return {{"kind", "source"}, {"text", runnable_.source}}; }

ordered_json RunLines::event(const Event& event) {
  if (event.kind == EventKind::spawn) functions_.emplace(event.other, started_at(event.where, runnable_.places));
  objects_.learn(event);
  const EventFacts& kind = facts(event.kind);
  ordered_json line{{"time", event.time}, {"kind", kind.name}};
  add_goroutine(line, event.goroutine);
  line["processor"] = event.processor;
  add_beside(line, event.other, "other");
  if (event.reason != WaitReason::none) line["reason"] = to_string(event.reason);
  if (event.object && kind.object) add_object(line, event.object);
  for (const ObjectId each : event.objects) line["objects"].push_back(to_string(each));
  add_value(line, kind.value, event);
  if (kind.text && (!event.text.empty() || kind.text.key == "text")) line[std::string(kind.text.key)] = event.text;
  add_place(line, event.where);
  return line;
}

ordered_json RunLines::leak(const Leak& leak) const {
  ordered_json line{{"time", leak.time}, {"kind", "leak"}};
  add_goroutine(line, leak.goroutine);
  line.update({{"rule", to_string(leak.rule)}, {"certain", leak.certain}, {"reason", to_string(leak.reason)}});
  add_beside(line, leak.holder, "other");
  add_place(line, leak.where);
  return line;
}

ordered_json RunLines::race(const Race& race) const {
  return {{"kind", "race"},
          {"variable", to_string(race.object)},
          {"first", access(race.first)},
          {"second", access(race.second)},
          {"remedy", to_string(advice(race).remedy)}};
}

ordered_json RunLines::why(const Why& why) const {
  ordered_json line{{"time", why.time}, {"kind", "why"}};
  add_goroutine(line, why.goroutine);
  line.update({{"processor", why.processor},
               {"text", why.text},
               {"rule", to_string(why.rule)},
               {"made_ready", to_string(why.made_ready)},
               {"since", why.since},
               {"ready_on", why.ready_on}});
  if (why.deed != EventKind::local) line["deed"] = to_string(why.deed);
  add_beside(line, why.cause, "cause");
  add_beside(line, why.overtook, "overtook");
  add_beside(line, why.before, "before");
  if (why.before_left != EventKind::local) line["before_left"] = to_string(why.before_left);
  add_place(line, why.where);
  return line;
}

ordered_json RunLines::outcome(const study::RunRecord& record) const {
  const Outcome& outcome = record.outcome;
  const WaitSnapshot& waits = record.seen.get<study::Waits>().at_end;
  ordered_json left = ordered_json::array();
  for (const GoroutineInfo& each : outcome.goroutines) left.push_back(alive(each, waits));
  ordered_json line{{"time", outcome.elapsed.count()},     {"kind", "outcome"},
                    {"ending", to_string(outcome.ending)}, {"exit_status", outcome.exit_status},
                    {"spawned", outcome.spawned},          {"alive", left}};
  if (!outcome.message.empty()) line["message"] = outcome.message;
  if (!waits.cycle.empty()) line["circle"] = waits.cycle;
  return line;
}

ordered_json RunLines::access(const RaceAccess& access) const {
  ordered_json line{{"kind", to_string(access.kind)}};
  add_goroutine(line, access.goroutine);
  add_place(line, access.where);
  return line;
}

ordered_json RunLines::alive(const GoroutineInfo& goroutine, const WaitSnapshot& waits) const {
  ordered_json line;
  add_goroutine(line, goroutine.id);
  line["parent"] = goroutine.parent;
  line["standing"] = goroutine.started ? to_string(goroutine.state) : kNotStarted;
  if (goroutine.reason != WaitReason::none) line["reason"] = to_string(goroutine.reason);
  for (const WaitEdge& edge : std::ranges::equal_range(waits.edges, goroutine.id, {}, &WaitEdge::from)) {
    if (is_owed(edge.reason)) line["waits_for"].push_back(edge.to);
  }
  add_place(line, goroutine.at.line() ? goroutine.at : goroutine.created_at);
  return line;
}

}  // namespace golearn::exports
