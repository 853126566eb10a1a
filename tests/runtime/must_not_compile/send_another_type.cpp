// error: (cannot convert|could not convert|no matching|conversion)
#include <string>

#include "golearn/chan/chan.hpp"

void wrong(golearn::Chan<int> ch, std::string text) { ch.send(text); }
