// error: class golearn::RecvChan<int>.* has no member named .send.
#include "golearn/chan/chan.hpp"

void wrong(golearn::RecvChan<int> ch) { ch.send(1); }
