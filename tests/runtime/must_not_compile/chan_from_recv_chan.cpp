// error: (conversion|could not convert).*RecvChan<int>.*Chan<int>
#include "golearn/chan/chan.hpp"

golearn::Chan<int> wrong(golearn::RecvChan<int> ch) { return ch; }
