// error: (no match for|invalid operands)
#include "chan/chan.hpp"

bool wrong(golearn::Chan<int> a, golearn::Chan<long> b) { return a == b; }
