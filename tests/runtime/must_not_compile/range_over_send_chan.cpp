// error: (.begin. was not declared|could not convert)
#include "golearn/chan/chan.hpp"

int wrong(golearn::SendChan<int> ch) {
  int sum = 0;
  for (int v : ch) sum += v;
  return sum;
}
