#include "golearn/context/group.hpp"

#include <optional>
#include <string>

#include "golearn/chan/select.hpp"

namespace golearn {

struct Group::State {
  WaitGroup running;
  Chan<Empty> limit;  // holds one value for each that runs; nil: no limit
  Once failed{core::Inside::part};
  Error error;
  std::optional<CancelCauseFunc> cancel;

  void fail(const Error& why, Place where) {
    failed.run(
        [&] {
          error = why;
          if (cancel) (*cancel)(why, where);
        },
        where);
  }
  void leave(Place where) {
    if (!limit.is_nil()) limit.recv(where);
    running.done(where);
  }
};

Group::Group() : state_(std::make_shared<State>()) {}

// A panic ends the program; one that leaves by goexit() is done all the same.
void Group::start(const std::shared_ptr<State>& state, std::function<Error()> function, Place where) {
  state->running.add(1, where);
  golearn::go(
      [state, function = std::move(function), where] {
        try {
          if (const Error error = function()) state->fail(error, where);
        } catch (const core::GoexitException&) {
          state->leave(where);
          throw;
        }
        state->leave(where);
      },
      where);
}

void Group::go(std::function<Error()> function, Place where) const {
  if (!state_->limit.is_nil()) state_->limit.send({}, where);
  start(state_, std::move(function), where);
}

bool Group::try_go(std::function<Error()> function, Place where) const {
  bool room = true;
  if (!state_->limit.is_nil())
    Select{send(
               state_->limit, Empty{}, [] {}, where),
           otherwise([&] { room = false; })};
  if (room) start(state_, std::move(function), where);
  return room;
}

Error Group::wait(Place where) const {
  state_->running.wait(where);
  if (state_->cancel) (*state_->cancel)(state_->error, where);
  return state_->error;
}

void Group::set_limit(int n, Place where) const {
  if (n < 0) {
    state_->limit = {};
    return;
  }
  if (const auto active = state_->limit.len(where)) {
    panic("errgroup: modify limit while " + std::to_string(active) + " goroutines in the group are still active",
          where);
  }
  state_->limit = make_chan<Empty>(static_cast<std::size_t>(n), where);
}

std::pair<Group, Context> group_with_context(const Context& parent, Place where) {
  auto [ctx, cancel] = with_cancel_cause(parent, where);
  Group group;
  group.state_->cancel = cancel;
  return {group, ctx};
}

}  // namespace golearn
