#include "export/json_schema.hpp"

#include "export/line_kinds.hpp"

namespace golearn::exports {
namespace {

std::vector<LineKind> all_kinds() {
  std::vector<LineKind> all = run_lines();
  for (auto* more : {event_lines, summary_lines, practice_lines}) {
    for (LineKind& kind : more()) all.push_back(std::move(kind));
  }
  return all;
}

ordered_json definition(const LineKind& kind) {
  ordered_json line = object_of(Keys{{"kind", "", always(kind.name)}} + kind.keys);
  line["description"] = kind.meaning;
  return line;
}

}  // namespace

std::string json_schema() {
  ordered_json kinds = ordered_json::array();
  ordered_json definitions = ordered_json::object();
  for (const LineKind& kind : all_kinds()) {
    kinds.push_back({{"$ref", "#/$defs/" + kind.name}});
    definitions[kind.name] = definition(kind);
  }
  const ordered_json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                            {"title", "golearn --json"},
                            {"description", "One line of what golearn writes with --json"},
                            {"oneOf", kinds},
                            {"$defs", definitions}};
  return schema.dump(2) + "\n";
}

}  // namespace golearn::exports
