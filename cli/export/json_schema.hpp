// The schema of all lines of JSON that golearn writes: what `golearn json-schema` prints.
#pragma once

#include <string>

namespace golearn::exports {

/// A JSON Schema, draft 2020-12, with a definition for each kind of line.
std::string json_schema();

}  // namespace golearn::exports
