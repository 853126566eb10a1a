// What a Go program calls an object, read off a line on which it uses it.
#pragma once

#include <string>
#include <string_view>

#include "golearn/core/event_kind.hpp"

namespace golearn::words {

/// Of `c.mutex.Lock()`, on which an object is locked, `mutex`; of `num++`, on which one is written, `num`. Empty where
/// the line does not say it beyond doubt: it has several such operations, or the object is no plain variable or field.
std::string called_on(EventKind kind, std::string_view line);

/// The type of the channel that is made on a line: of `done := make(chan bool, 2)` `chan bool`. Empty where the line
/// makes none, or several.
std::string channel_type_on(std::string_view line);

}  // namespace golearn::words
