// error: class golearn::SendChan<int>.* has no member named .recv.
#include "golearn/chan/chan.hpp"

int wrong(golearn::SendChan<int> ch) { return ch.recv(); }
