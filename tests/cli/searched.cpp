#include "searched.hpp"

#include "parsed.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

nlohmann::json searched(const std::string& line, std::chrono::seconds time) {
  const End end = run("explore " + line + " --json --for " + std::to_string(kPatient * time.count()) + "s");
  REQUIRE(end.status == 0);
  return parsed(end.out);
}

}  // namespace golearn::test
