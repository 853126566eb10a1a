// error: (no matching|invalid reference).*and_
#include "golearn/sync/atomic.hpp"

void wrong(golearn::Atomic<bool>& flag) { flag.and_(true); }
