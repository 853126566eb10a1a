#include "export/events_json.hpp"

#include <mutex>
#include <utility>

#include "export/prompt_out.hpp"
#include "export/run_lines.hpp"
#include "golearn/study/watched.hpp"

namespace golearn::exports {
namespace {

// Events come from the threads of all processors; the lock is for what is known of the run, and for the lines' order.
class EventsJson final : public Exporter {
 public:
  EventsJson(const study::RunSpec& spec, Out out) : explains_(spec.watches("why")), lines_(spec), out_(std::move(out)) {
    add(lines_.run());
    add(lines_.source());
  }

  void event(const Event& event) override {
    const std::lock_guard lock(mutex_);
    add(lines_.event(event));
  }
  [[nodiscard]] bool wants_events() const override { return true; }

  void leak(const Leak& leak) override {
    const std::lock_guard lock(mutex_);
    add(lines_.leak(leak));
  }

  void finish(const study::RunRecord& record) override {
    for (const Race& race : record.seen.get<study::Races>().races) add(lines_.race(race));
    if (explains_) add_reasons(record.seen.get<study::Reasons>());
    add(lines_.outcome(record));
    out_.flush();
  }

 private:
  void add(const ordered_json& line) { out_.add(line_of(line)); }
  void add_reasons(const study::Reasons& reasons) {
    for (const Why& line : reasons.lines) {
      if (!line.sends) add(lines_.why(line));
    }
  }

  bool explains_;  // --why; a page has the reasons watched, too
  std::mutex mutex_;
  RunLines lines_;
  PromptOut out_;
};

}  // namespace

std::unique_ptr<Exporter> events_json(const study::RunSpec& spec, Out out) {
  return std::make_unique<EventsJson>(spec, std::move(out));
}

}  // namespace golearn::exports
