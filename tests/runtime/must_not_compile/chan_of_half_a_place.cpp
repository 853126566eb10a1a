// error: no matching function
#include "chan/chan.hpp"

void wrong() { golearn::make_chan<int>(2.5); }
