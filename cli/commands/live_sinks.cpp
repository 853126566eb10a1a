#include "commands/live_sinks.hpp"

#include <string_view>

#include <fmt/format.h>

#include "host/output.hpp"
#include "render/stamped.hpp"
#include "words/folded.hpp"
#include "words/leaks.hpp"
#include "words/names.hpp"
#include "words/outcome.hpp"

namespace golearn::commands {
namespace {

class RawLines final : public LiveSink {
 public:
  using LiveSink::LiveSink;
  void printed(const Printed& line) override {
    about_to_write();
    host::write_out(line.text);
  }
};

// Its own events and lines, by way of an exporter.
class Exported final : public LiveSink {
 public:
  Exported(const study::RunSpec& spec, const exports::ExporterRow& row, const Stage& stage)
      : LiveSink(stage), exporter_(row.make(spec, [this](std::string_view text) {
          about_to_write();
          host::write_out(text);
        })) {}

  void printed(const Printed& line) override { exporter_->printed(line); }
  void event(const Event& event) override { exporter_->event(event); }
  void leak(const Leak& leak) override { exporter_->leak(leak); }
  [[nodiscard]] bool wants_events() const override { return exporter_->wants_events(); }
  void finish(const study::RunRecord& record) override { exporter_->finish(record); }

 private:
  std::unique_ptr<exports::Exporter> exporter_;
};

// Lines with the time and the goroutine, and what becomes known of goroutines that will never wake.
class Stamped final : public LiveSink {
 public:
  Stamped(const study::RunSpec& spec, const Form& form, const Stage& stage)
      : LiveSink(stage),
        runnable_(*spec.runnable),
        language_(stage.language),
        lines_(stage.screen, form.stamps, words::widest_column(*spec.runnable), stage.screen.terminal && !form.all,
               [this] { about_to_write(); }) {}

  void printed(const Printed& line) override {
    std::string_view text = line.text;
    if (text.ends_with('\n')) text.remove_suffix(1);
    lines_.print(line.time, line.goroutine,
                 words::in_column(line.goroutine, words::function_of(runnable_, line.goroutine, line.started)), text);
    if (lines_.fold().keeps()) holds_back(lines_.fold().count());
  }

  void leak(const Leak& leak) override {
    words::Names names(language_, runnable_);
    names.learn(leak.goroutine, leak.created_at);
    if (leak.holder) names.learn(leak.holder, leak.holder_created_at);
    const std::string text = words::about_leak(names, leak);
    if (!text.empty()) lines_.remark(leak.time, names.column(leak.goroutine), text);
  }

  void finish(const study::RunRecord& /*record*/) override {
    lines_.finish([this](std::size_t lines) { return words::left_out(language_, lines); });
  }

 private:
  const study::Runnable& runnable_;
  Language language_;
  render::StampedLines lines_;
};

}  // namespace

LiveSink::LiveSink(const Stage& stage)
    : language_(stage.language), progress_(stage.screen, [this](double seconds) { return goes_on(seconds); }) {}

std::string LiveSink::goes_on(double seconds) const {
  const std::size_t lines = held_back_.load(std::memory_order_relaxed);
  return lines > 0 ? words::still_printing(language_, seconds, lines) : words::still_running(language_, seconds);
}

void LiveSink::begins(study::LiveRun& run) {
  on_interrupt_.emplace(
      [this, &run] {
        progress_.stop();
        run.interrupt();
      },
      [&run](int signal) { return run.deliver(signal); });
}

void LiveSink::over() {
  on_interrupt_.reset();
  progress_.stop();
}

std::unique_ptr<LiveSink> sink_for(const study::RunSpec& spec, const Form& form, const Stage& stage) {
  if (form.raw) return std::make_unique<RawLines>(stage);
  if (form.exporter) return std::make_unique<Exported>(spec, *form.exporter, stage);
  return std::make_unique<Stamped>(spec, form, stage);
}

}  // namespace golearn::commands
