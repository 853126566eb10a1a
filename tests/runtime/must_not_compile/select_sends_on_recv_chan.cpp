// error: no matching function for call to .send.golearn::RecvChan<int>&
#include "golearn/chan/select.hpp"

void wrong(golearn::RecvChan<int> ch) {
  golearn::Select{golearn::send(ch, 1, [] {})};
}
