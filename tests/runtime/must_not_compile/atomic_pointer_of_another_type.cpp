// error: (cannot convert|could not convert|no matching|conversion)
#include "golearn/sync/atomic_pointer.hpp"

void wrong(golearn::AtomicPointer<int>& pointer) { pointer.store(std::make_shared<long>()); }
