// What a consumer may have besides: headers named like ours, and POSIX functions named like ours.
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#include <golearn/golearn.hpp>
using namespace golearn;

int main() {
  return Runtime({.procs = 1})
      .run([] {
        auto in = make_chan<int>(1);
        auto out = make_chan<int>(1);
        in.send(7);
        Select{receive(in, [](int value) { println("received", value); })};
        Select{send(out, 8, [] { println("sent"); }), otherwise([] { println("nothing"); })};
        sleep(1ms);
      })
      .exit_status;
}
