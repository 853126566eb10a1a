// error: (no matching|invalid reference).*and_
#include "sync/atomic.hpp"

void wrong(golearn::Atomic<bool>& flag) { flag.and_(true); }
