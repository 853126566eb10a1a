// error: class golearn::RecvChan<int>.* has no member named .close.
#include "golearn/chan/chan.hpp"

void wrong(golearn::RecvChan<int> ch) { ch.close(); }
