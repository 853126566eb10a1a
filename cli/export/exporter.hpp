// Runs in forms that other programs read.
//
// A new form: its file here, and a row in exporter.cpp. It is an option of the commands that run a program, by its
// name.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "golearn/study/sink.hpp"
#include "golearn/study/text.hpp"

namespace golearn::exports {

/// Where the text goes, in whole pieces, one at a time.
using Out = std::function<void(std::string_view)>;

/// Writes one run, while it happens or when it is over.
class Exporter : public study::Sink {
 public:
  /// The run has come to `record`: what is still to be written.
  virtual void finish(const study::RunRecord& record) = 0;
};

struct ExporterRow {
  std::string name;  ///< of the option
  study::Text help;
  std::unique_ptr<Exporter> (*make)(const study::RunSpec& spec, Out out) = nullptr;
};

std::span<const ExporterRow> exporters();

}  // namespace golearn::exports
