// One object of JSON on a line.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace golearn::exports {

using nlohmann::ordered_json;

/// Bytes that are no UTF-8 are replaced.
std::string line_of(const ordered_json& json);

}  // namespace golearn::exports
