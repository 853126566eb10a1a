// What golearn explore finds.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

namespace golearn::test {

/// Of `golearn explore <line> --json`, which may take `time`, by itself golearn's own default, or as much longer as a
/// sanitized build takes for everything.
nlohmann::json searched(const std::string& line, std::chrono::seconds time = std::chrono::seconds(10));

}  // namespace golearn::test
