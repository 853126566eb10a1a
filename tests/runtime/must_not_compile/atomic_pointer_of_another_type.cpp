// error: (cannot convert|could not convert|no matching|conversion)
#include "sync/atomic_pointer.hpp"

void wrong(golearn::AtomicPointer<int>& pointer) { pointer.store(std::make_shared<long>()); }
