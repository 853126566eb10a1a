// error: no matching function for call to .send.golearn::RecvChan<int>&
#include "chan/select.hpp"

void wrong(golearn::RecvChan<int> ch) {
  golearn::select{golearn::send(ch, 1, [] {})};
}
