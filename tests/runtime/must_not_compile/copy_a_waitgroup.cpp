// error: use of deleted function .golearn::WaitGroup::WaitGroup.const golearn::WaitGroup&
#include "sync/waitgroup.hpp"

void wrong(const golearn::WaitGroup& wg) { golearn::WaitGroup copy = wg; }
