#include "export/events_json.hpp"

#include <map>
#include <mutex>
#include <utility>

#include "export/json.hpp"
#include "golearn/core/event_facts.hpp"
#include "golearn/observe/race_report.hpp"
#include "golearn/study/watched.hpp"

namespace golearn::exports {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} * 1024;

// The functions that goroutines were started with, by number: learned from the events that start them.
using Functions = std::map<std::uint64_t, std::string>;

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

// The parts that several kinds of lines have.
class Writer {
 public:
  explicit Writer(const study::Runnable& runnable) : runnable_(runnable), functions_{{1, "main"}} {}

  void learn(std::uint64_t goroutine, Place go_statement) {
    functions_.emplace(goroutine, started_at(go_statement, runnable_.places));
  }

  void add_goroutine(ordered_json& line, std::uint64_t goroutine, const std::string& key = "goroutine",
                     const std::string& name_key = "name") const {
    line[key] = goroutine;
    const auto function = functions_.find(goroutine);
    if (function != functions_.end() && !function->second.empty()) line[name_key] = function->second;
  }

  void add_other(ordered_json& line, std::uint64_t goroutine) const {
    if (goroutine) add_goroutine(line, goroutine, "other", "other_name");
  }

  void add_place(ordered_json& line, Place where) const {
    const SourcePlace place = runnable_.places(where);
    if (!place) return;
    line["function"] = place.function;
    line["go_line"] = place.line;
    if (place.cpp_line) line["cpp_line"] = place.cpp_line;
  }

  [[nodiscard]] ordered_json event(const Event& event) const {
    const EventFacts& kind = facts(event.kind);
    ordered_json line{{"time", event.time}, {"kind", kind.name}};
    add_goroutine(line, event.goroutine);
    line["processor"] = event.processor;
    add_other(line, event.other);
    if (event.reason != WaitReason::none) line["reason"] = to_string(event.reason);
    if (event.object && kind.object) line["object"] = to_string(event.object);
    for (const ObjectId each : event.objects) line["objects"].push_back(to_string(each));
    add_value(line, kind.value, event);
    if (kind.text && (!event.text.empty() || kind.text.key == "text")) line[std::string(kind.text.key)] = event.text;
    add_place(line, event.where);
    return line;
  }

  [[nodiscard]] ordered_json leak(const Leak& leak) const {
    ordered_json line{{"time", leak.time}, {"kind", "leak"}};
    add_goroutine(line, leak.goroutine);
    line.update({{"rule", to_string(leak.rule)}, {"certain", leak.certain}, {"reason", to_string(leak.reason)}});
    add_other(line, leak.holder);
    add_place(line, leak.where);
    return line;
  }

  [[nodiscard]] ordered_json race(const Race& race) const {
    return {{"kind", "race"},
            {"variable", to_string(race.object)},
            {"first", access(race.first)},
            {"second", access(race.second)},
            {"remedy", to_string(advice(race).remedy)}};
  }

  [[nodiscard]] ordered_json why(const Why& why) const {
    ordered_json line{{"time", why.time}, {"kind", "why"}};
    add_goroutine(line, why.goroutine);
    line.update({{"processor", why.processor},
                 {"text", why.text},
                 {"rule", to_string(why.rule)},
                 {"made_ready", to_string(why.made_ready)}});
    if (why.cause) add_goroutine(line, why.cause, "cause", "cause_name");
    add_place(line, why.where);
    return line;
  }

  [[nodiscard]] ordered_json outcome(const Outcome& outcome) const {
    ordered_json alive = ordered_json::array();
    for (const GoroutineInfo& g : outcome.goroutines) alive.push_back(goroutine(g));
    ordered_json line{{"time", outcome.elapsed.count()},     {"kind", "outcome"},
                      {"ending", to_string(outcome.ending)}, {"exit_status", outcome.exit_status},
                      {"spawned", outcome.spawned},          {"alive", alive}};
    if (!outcome.message.empty()) line["message"] = outcome.message;
    return line;
  }

 private:
  [[nodiscard]] ordered_json access(const RaceAccess& a) const {
    ordered_json line{{"kind", to_string(a.kind)}};
    add_goroutine(line, a.goroutine);
    add_place(line, a.where);
    return line;
  }

  [[nodiscard]] ordered_json goroutine(const GoroutineInfo& g) const {
    ordered_json line;
    add_goroutine(line, g.id);
    line["parent"] = g.parent;
    line["standing"] = g.started ? to_string(g.state) : "not_started";
    if (g.reason != WaitReason::none) line["reason"] = to_string(g.reason);
    add_place(line, g.at.line() ? g.at : g.created_at);
    return line;
  }

  const study::Runnable& runnable_;
  Functions functions_;
};

class EventsJson final : public Exporter {
 public:
  EventsJson(const study::RunSpec& spec, Out out) : spec_(spec), writer_(*spec.runnable), out_(std::move(out)) {
    begin();
  }

  void event(const Event& event) override {
    const std::lock_guard lock(mutex_);
    if (event.kind == EventKind::spawn) writer_.learn(event.other, event.where);
    add(writer_.event(event));
  }
  [[nodiscard]] bool wants_events() const override { return true; }

  void leak(const Leak& leak) override {
    const std::lock_guard lock(mutex_);
    add(writer_.leak(leak));
  }

  void finish(const study::RunRecord& record) override {
    for (const Race& race : record.seen.get<study::Races>().races) add(writer_.race(race));
    for (const Why& line : record.seen.get<study::Reasons>().lines) {
      if (!line.sends) add(writer_.why(line));
    }
    add(writer_.outcome(record.outcome));
    flush();
  }

 private:
  void begin() {
    const std::string& id = spec_.runnable->id;
    ordered_json knobs = ordered_json::object();
    for (const auto& [name, value] : spec_.settings.typed()) knobs[name] = value;
    const bool is_virtual = spec_.clock == ClockMode::simulated;
    add({{"kind", "run"},
         {"lesson", id.substr(0, id.find('/'))},
         {"program", spec_.runnable->name},
         {"procs", spec_.procs},
         {"clock", is_virtual ? "virtual" : "real"},
         {"knobs", knobs}});
  }

  void add(const ordered_json& line) {
    buffer_ += line_of(line);
    if (buffer_.size() >= kBuffer) flush();
  }

  void flush() {
    out_(buffer_);
    buffer_.clear();
  }

  const study::RunSpec& spec_;
  std::mutex mutex_;
  Writer writer_;
  Out out_;
  std::string buffer_;
};

}  // namespace

std::unique_ptr<Exporter> events_json(const study::RunSpec& spec, Out out) {
  return std::make_unique<EventsJson>(spec, std::move(out));
}

}  // namespace golearn::exports
