// error: a select has at most one otherwise
#include "chan/select.hpp"

void wrong() {
  golearn::select{golearn::otherwise([] {}), golearn::otherwise([] {})};
}
