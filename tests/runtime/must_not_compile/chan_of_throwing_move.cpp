// error: values are moved between goroutines under a lock
#include "golearn/chan/chan.hpp"

struct Throws {
  Throws();
  Throws(Throws&&);
};
golearn::Chan<Throws> wrong = golearn::make_chan<Throws>();
