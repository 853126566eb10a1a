// JSON, from a parser that is compiled once.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace golearn::test {

/// What `text` says; is_discarded() if it is no JSON.
nlohmann::json parsed(const std::string& text);

}  // namespace golearn::test
