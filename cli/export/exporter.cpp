#include "export/exporter.hpp"

#include <array>

#include "export/events_json.hpp"

namespace golearn::exports {

std::span<const ExporterRow> exporters() {
  static const std::array rows{
      ExporterRow{"json", {"한 줄에 사건 하나씩 JSON으로", "one JSON event a line"}, events_json},
  };
  return rows;
}

}  // namespace golearn::exports
