// error: use of deleted function .golearn::Semaphore::Semaphore.const golearn::Semaphore&
#include "golearn/context/semaphore.hpp"

void wrong(const golearn::Semaphore& permits) { golearn::Semaphore copy = permits; }
