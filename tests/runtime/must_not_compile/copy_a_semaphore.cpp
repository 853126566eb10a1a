// error: use of deleted function .golearn::Semaphore::Semaphore.const golearn::Semaphore&
#include "context/semaphore.hpp"

void wrong(const golearn::Semaphore& permits) { golearn::Semaphore copy = permits; }
