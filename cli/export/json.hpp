// One object of JSON on a line, and what lines of several kinds have in common.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "golearn/study/text.hpp"

namespace golearn::exports {

using nlohmann::ordered_json;

/// Of the format of all lines: a change of what is there already raises it, a new kind of line or a new key does not.
inline constexpr int kVersion = 1;

/// The standing of a goroutine that never ran.
inline constexpr std::string_view kNotStarted = "not_started";

/// Bytes that are no UTF-8 are replaced.
std::string line_of(const ordered_json& json);

/// `{"ko": …, "en": …}`
ordered_json in_both(const study::Text& text);

}  // namespace golearn::exports
