// error: a closed channel yields T{}: T needs a zero value
#include "golearn/chan/chan.hpp"

struct NoZero {
  explicit NoZero(int);
};
golearn::Chan<NoZero> wrong = golearn::make_chan<NoZero>();
