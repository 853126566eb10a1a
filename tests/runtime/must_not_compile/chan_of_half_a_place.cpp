// error: no matching function
#include "golearn/chan/chan.hpp"

void wrong() { golearn::make_chan<int>(2.5); }
