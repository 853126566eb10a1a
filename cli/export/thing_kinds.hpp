// What things are called in the data of a page, and in words.json behind `kind `.
#pragma once

#include <string_view>

#include "golearn/core/object_id.hpp"

namespace golearn::exports {

/// Of a kind that has a lane: `mutex`, `wait_group`; else empty.
std::string_view thing_kind(ObjectKind kind);

}  // namespace golearn::exports
