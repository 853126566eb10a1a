// error: use of deleted function .golearn::Mutex::Mutex.const golearn::Mutex&
#include "golearn/sync/mutex.hpp"

void wrong(const golearn::Mutex& mu) { golearn::Mutex copy = mu; }
