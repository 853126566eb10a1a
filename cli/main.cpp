// golearn: parse, dispatch, exit status.
#include <clocale>
#include <exception>
#include <string>

#include "commands.hpp"
#include "error.hpp"
#include "render/output.hpp"

int main(int argc, char** argv) {
  using namespace golearn::cli;
  std::setlocale(LC_TIME, "");
  Terminal terminal = detect_terminal();
  try {
    const Request request = parse_arguments(argc, argv, terminal);
    return std::visit([&](const auto& wanted) { return run(wanted, terminal); }, request);
  } catch (const WrongUse& error) {
    write_error(std::string("golearn: ") + error.what() + "\n");
    return kWrongUse;
  } catch (const std::exception& error) {
    write_error(std::string("golearn: ") + error.what() + "\n");
    return 70;
  }
}
