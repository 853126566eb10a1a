// golearn json-schema: what the lines of --json hold, for programs that read them.
#include "export/json_schema.hpp"

#include "commands/command.hpp"
#include "host/output.hpp"

namespace golearn::commands {
namespace {

int run_json_schema(const Request& /*request*/, const Stage& /*stage*/) {
  host::write_out(exports::json_schema());
  return 0;
}

}  // namespace

Command json_schema() {
  return {{.name = "json-schema",
           .help = {"--json이 내는 줄의 JSON Schema를 출력한다", "prints the JSON Schema of the lines of --json"}},
          run_json_schema};
}

}  // namespace golearn::commands
