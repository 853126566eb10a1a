#include "export/json.hpp"

namespace golearn::exports {

std::string line_of(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ordered_json in_both(const study::Text& text) { return {{"ko", text.ko}, {"en", text.en}}; }

}  // namespace golearn::exports
