// What is written while a program runs, in each form.
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "commands/told_run.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/sink.hpp"
#include "host/interrupt.hpp"
#include "render/progress.hpp"

namespace golearn::commands {

/// Shows on stderr that the run goes on, and lets Ctrl-C end it, or go to the program if that listens.
class LiveSink : public study::Sink {
 public:
  explicit LiveSink(const Stage& stage);

  void begins(study::LiveRun& run) override;
  void over() override;
  /// The run has come to `record`: what is still to be written of it.
  virtual void finish(const study::RunRecord& /*record*/) {}

 protected:
  /// Before anything is written.
  void about_to_write() { progress_.about_to_write(); }
  /// So many lines have come, and the last of them are not shown before the run is over; 0: all are.
  void holds_back(std::size_t lines) { held_back_.store(lines, std::memory_order_relaxed); }

 private:
  [[nodiscard]] std::string goes_on(double seconds) const;

  Language language_;
  std::atomic<std::size_t> held_back_{0};
  render::Progress progress_;
  std::optional<host::OnInterrupt> on_interrupt_;
};

/// The sink for a form. What it is given outlives it.
std::unique_ptr<LiveSink> sink_for(const study::RunSpec& spec, const Form& form, const Stage& stage);

}  // namespace golearn::commands
