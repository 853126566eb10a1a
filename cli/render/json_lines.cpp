#include "render/json_lines.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/event_facts.hpp"
#include "observe/race_report.hpp"
#include "render/outcome_words.hpp"
#include "render/output.hpp"

namespace golearn::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kBuffer = std::size_t{64} * 1024;

void add_place(ordered_json& line, Place where) {
  if (where.line() == 0) return;
  const auto place = lessons::go_place(where);
  if (!place) return;
  line["function"] = place->function;
  line["go_line"] = place->line;
  line["cpp_line"] = where.line();
}

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

std::string dump(const ordered_json& line) {
  return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ordered_json goroutine(const GoroutineInfo& g) {
  ordered_json line{{"goroutine", g.id}, {"parent", g.parent}, {"standing", standing_word(g)}};
  if (g.reason != WaitReason::none) line["reason"] = to_string(g.reason);
  add_place(line, g.at.line() ? g.at : g.created_at);
  return line;
}

ordered_json access(const RaceAccess& a) {
  ordered_json line{{"kind", to_string(a.kind)}, {"goroutine", a.goroutine}};
  add_place(line, a.where);
  return line;
}

}  // namespace

void JsonLines::begin(const Program& program, bool fast) {
  ordered_json knobs = ordered_json::object();
  for (const auto& [name, value] : program.typed) knobs[name] = value;
  const ordered_json line{
      {"kind", "run"},          {"lesson", program.entry->lesson.id}, {"program", program.scenario->name},
      {"procs", program.procs}, {"clock", fast ? "virtual" : "real"}, {"knobs", knobs}};
  add(dump(line));
}

void JsonLines::on(const Event& event) {
  const EventFacts& kind = facts(event.kind);
  ordered_json line{
      {"time", event.time}, {"kind", kind.name}, {"goroutine", event.goroutine}, {"processor", event.processor}};
  if (event.other) line["other"] = event.other;
  if (event.reason != WaitReason::none) line["reason"] = to_string(event.reason);
  if (event.object && kind.object) line["object"] = to_string(event.object);
  for (const ObjectId each : event.objects) line["objects"].push_back(to_string(each));
  add_value(line, kind.value, event);
  if (kind.text && (!event.text.empty() || kind.text.key == "text")) line[std::string(kind.text.key)] = event.text;
  add_place(line, event.where);
  add(dump(line));
}

void JsonLines::leak(const Leak& leak) {
  ordered_json line{{"time", leak.time},           {"kind", "leak"},
                    {"goroutine", leak.goroutine}, {"rule", to_string(leak.rule)},
                    {"certain", leak.certain},     {"reason", to_string(leak.reason)}};
  if (leak.holder) line["other"] = leak.holder;
  add_place(line, leak.where);
  add(dump(line));
}

void JsonLines::race(const Race& race) {
  const ordered_json line{{"kind", "race"},
                          {"variable", to_string(race.object)},
                          {"first", access(race.first)},
                          {"second", access(race.second)},
                          {"remedy", to_string(advice(race).remedy)}};
  add(dump(line));
}

void JsonLines::why(const Why& why) {
  ordered_json line{{"time", why.time},
                    {"kind", "why"},
                    {"goroutine", why.goroutine},
                    {"processor", why.processor},
                    {"text", why.text},
                    {"rule", to_string(why.rule)},
                    {"made_ready", to_string(why.made_ready)}};
  if (why.cause) line["cause"] = why.cause;
  add_place(line, why.where);
  add(dump(line));
}

void JsonLines::end(const Outcome& outcome) {
  ordered_json alive = ordered_json::array();
  for (const GoroutineInfo& g : outcome.goroutines) alive.push_back(goroutine(g));
  ordered_json line{
      {"time", outcome.elapsed.count()},    {"kind", "outcome"},          {"ending", ending_word(outcome.ending)},
      {"exit_status", outcome.exit_status}, {"spawned", outcome.spawned}, {"alive", alive}};
  if (!outcome.message.empty()) line["message"] = outcome.message;
  add(dump(line));
  const std::lock_guard lock(mutex_);
  flush();
}

void JsonLines::add(const std::string& line) {
  const std::lock_guard lock(mutex_);
  buffer_ += line;
  if (buffer_.size() >= kBuffer) flush();
}

void JsonLines::flush() {
  progress_.about_to_write();
  write_out(buffer_);
  buffer_.clear();
}

}  // namespace golearn::cli
