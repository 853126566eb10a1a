// What events are called in plain words, by kind.
#pragma once

#include "golearn/core/event_kind.hpp"
#include "golearn/study/text.hpp"

namespace golearn::words {

using study::Text;

struct DeedWords {
  Text move;        ///< what a goroutine would do, `{}` being on what: "sends on {}"
  Text by;          ///< how it woke another: "by a send"
  Text leave = {};  ///< how it gave its processor up: "blocked"; empty: it does not do that
};

DeedWords words_for(EventKind kind);

}  // namespace golearn::words
