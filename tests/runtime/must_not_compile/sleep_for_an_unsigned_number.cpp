// error: call of overloaded 'sleep.unsigned int&?.' is ambiguous
#include <unistd.h>

#include "golearn/core/time.hpp"

using namespace golearn;

void wrong(unsigned seconds) { sleep(seconds); }
