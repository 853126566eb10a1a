// error: (no match for|invalid operands)
#include "golearn/chan/chan.hpp"

bool wrong(golearn::SendChan<int> a, golearn::RecvChan<int> b) { return a == b; }
