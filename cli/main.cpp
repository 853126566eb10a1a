// golearn: parse, dispatch, exit status.
#include <clocale>
#include <exception>
#include <string>

#include "commands.hpp"
#include "error.hpp"
#include "interrupt.hpp"
#include "render/layout.hpp"
#include "render/output.hpp"

namespace {

// What a complaint repeats of the command line must not break the line.
void complain(const char* what) {
  using namespace golearn::cli;
  write_error("golearn: " + visible(what) + "\n");
}

}  // namespace

int main(int argc, char** argv) {
  using namespace golearn::cli;
  take_interrupts();
  std::setlocale(LC_TIME, "");
  Terminal terminal = detect_terminal();
  try {
    const Request request = parse_arguments(argc, argv, terminal);
    return std::visit([&](const auto& wanted) { return run(wanted, terminal); }, request);
  } catch (const WrongUse& error) {
    complain(error.what());
    return kWrongUse;
  } catch (const std::exception& error) {
    complain(error.what());
    return 70;
  }
}
