// error: .*sleep\(\) takes a duration
#include <unistd.h>

#include "golearn/core/time.hpp"

using namespace golearn;

void wrong() { sleep(1); }
