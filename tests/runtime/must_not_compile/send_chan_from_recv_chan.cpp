// error: (conversion|could not convert).*RecvChan<int>.*SendChan<int>
#include "golearn/chan/chan.hpp"

golearn::SendChan<int> wrong(golearn::RecvChan<int> ch) { return ch; }
