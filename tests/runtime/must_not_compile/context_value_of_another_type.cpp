// error: .*conversion
#include "golearn/context/context.hpp"

const golearn::ContextKey<int> key("trace");
const auto wrong = golearn::with_value(golearn::background(), key, "seven");
