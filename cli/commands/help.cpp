// golearn help: what there is, of golearn or of a command.
#include "args/help.hpp"

#include "commands/command.hpp"
#include "host/output.hpp"
#include "render/plain.hpp"

namespace golearn::commands {
namespace {

int run_help(const Request& request, const Stage& stage) {
  host::write_out(render::text_of_help(args::help_on(specs(), request.words, stage.language), stage.screen));
  return 0;
}

}  // namespace

Command help() {
  return {{.name = "help",
           .help = {"도움말: 명령과 강의의 옵션", "this help, or that of a command"},
           .words = args::Words::command},
          run_help};
}

}  // namespace golearn::commands
