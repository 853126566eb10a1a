#include "export/json.hpp"

namespace golearn::exports {

std::string line_of(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace golearn::exports
