// The control: what the files beside this one do wrong, done right. It must compile.
#include <string>

#include "golearn/chan/chan.hpp"
#include "golearn/chan/select.hpp"
#include "golearn/sync/atomic.hpp"
#include "golearn/sync/atomic_pointer.hpp"
#include "golearn/sync/make.hpp"
#include "golearn/sync/mutex.hpp"
#include "golearn/sync/waitgroup.hpp"

struct Zero {
  Zero();
  explicit Zero(int);
  Zero(Zero&&) noexcept;
};

void send(golearn::SendChan<int> ch) { ch.send(1), ch.close(); }
int receive(golearn::RecvChan<int> ch) {
  int sum = ch.recv() + ch.recv_ok().first;
  for (int v : ch) sum += v;
  return sum;
}

void right() {
  auto ch = golearn::make_chan<int>(1);
  bool equal = ch == golearn::RecvChan<int>(ch) && golearn::SendChan<int>(ch) == ch && ch == golearn::Chan<int>();
  send(ch);
  receive(ch);
  golearn::Chan<Zero> zero = golearn::make_chan<Zero>();
  golearn::Chan<std::string>().send("text");
  auto mu = golearn::make<golearn::Mutex>();
  auto same = mu;
  auto wg = golearn::make<golearn::WaitGroup>();
  golearn::Atomic<int>().and_(1);
  golearn::AtomicPointer<int>().store(std::make_shared<int>());
  golearn::Select{golearn::send(golearn::SendChan<int>(ch), 1, [] {}), golearn::receive(ch, [] {}),
                  golearn::otherwise([] {})};
}
