// error: use of deleted function .golearn::WaitGroup::WaitGroup.const golearn::WaitGroup&
#include "golearn/sync/waitgroup.hpp"

void wrong(const golearn::WaitGroup& wg) { golearn::WaitGroup copy = wg; }
