// error: (no match for|invalid operands)
#include "golearn/chan/chan.hpp"

bool wrong(golearn::Chan<int> a, golearn::Chan<long> b) { return a == b; }
