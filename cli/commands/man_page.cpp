// golearn man-page: the manual, for man.
#include "export/man_page.hpp"

#include "commands/command.hpp"
#include "host/exit_status.hpp"
#include "host/output.hpp"

namespace golearn::commands {
namespace {

int run_man_page(const Request& /*request*/, const Stage& stage) {
  std::vector<words::Topic> statuses;
  for (const host::ExitStatus& each : host::exit_statuses()) statuses.push_back({each.status, each.when});
  host::write_out(exports::man_page(specs(), statuses, stage.language));
  return 0;
}

}  // namespace

Command man_page() {
  return {{.name = "man-page",
           .help = {"매뉴얼 페이지를 출력한다: golearn man-page | man -l -",
                    "prints the manual page: golearn man-page | man -l -"}},
          run_man_page};
}

}  // namespace golearn::commands
