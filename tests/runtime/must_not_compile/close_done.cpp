// error: .* has no member named .close
#include "context/context.hpp"

void wrong(const golearn::Context& ctx) { ctx.done().close(); }
