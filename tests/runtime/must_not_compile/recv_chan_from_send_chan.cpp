// error: (conversion|could not convert).*SendChan<int>.*RecvChan<int>
#include "golearn/chan/chan.hpp"

golearn::RecvChan<int> wrong(golearn::SendChan<int> ch) { return ch; }
