// error: .* has no member named .close
#include "golearn/context/context.hpp"

void wrong(const golearn::Context& ctx) { ctx.done().close(); }
