// error: no matching function for call to .golearn::Atomic<bool>::and_
#include "sync/atomic.hpp"

void wrong(golearn::Atomic<bool>& flag) { flag.and_(true); }
