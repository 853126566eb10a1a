// --json: one event a line. The format is described in README.md.
#pragma once

#include <memory>

#include "export/exporter.hpp"

namespace golearn::exports {

/// Writes each event as a line of JSON, at the latest 20 ms after it happened, or many lines at a time.
std::unique_ptr<Exporter> events_json(const study::RunSpec& spec, Out out);

}  // namespace golearn::exports
