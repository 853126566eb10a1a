#include "parsed.hpp"

namespace golearn::test {

nlohmann::json parsed(const std::string& text) { return nlohmann::json::parse(text, nullptr, false); }

}  // namespace golearn::test
