// error: (conversion|could not convert).*Chan<int>.*RecvChan<double>
#include "golearn/chan/chan.hpp"

golearn::RecvChan<double> wrong(golearn::Chan<int> ch) { return ch; }
