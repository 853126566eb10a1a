// golearn keys: the keys of the course.
#include "words/keys.hpp"

#include "commands/command.hpp"

namespace golearn::commands {
namespace {

int run_keys(const Request& /*request*/, const Stage& stage) {
  show(stage, words::about_keys(stage.language));
  return 0;
}

}  // namespace

Command keys() {
  return {{.name = "keys", .help = {"강의 화면에서 쓰는 키", "the keys of the course's screens"}}, run_keys};
}

}  // namespace golearn::commands
