// error: .*a Select has at most one otherwise
#include "golearn/chan/select.hpp"

void wrong() {
  golearn::Select{golearn::otherwise([] {}), golearn::otherwise([] {})};
}
