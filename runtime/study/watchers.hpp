// What may be watched in a run, by name: the observers that a RunSpec asks for.
//
// A new one: its observer in observe/, and a row in watchers.cpp. It is an option of the commands that run a program if
// its row has a help, and what it leaves in RunRecord::seen is told by whoever asks for that type.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "golearn/core/observer.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "golearn/study/sink.hpp"
#include "golearn/study/text.hpp"

namespace golearn::study {

/// Watches one run.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual Observer& observer() = 0;
  /// The run is over: leaves what it has seen.
  virtual void finish(RunRecord& record) = 0;
};

struct WatcherRow {
  std::string_view name;
  Text help;  ///< of the option; empty: it is none
  std::unique_ptr<Watcher> (*make)(const RunSpec& spec, Sink& sink) = nullptr;
};

std::span<const WatcherRow> watchers();

}  // namespace golearn::study
