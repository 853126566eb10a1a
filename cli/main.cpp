// golearn: parse, dispatch, exit status.
#include <clocale>
#include <exception>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "args/reader.hpp"
#include "commands/command.hpp"
#include "host/exit_status.hpp"
#include "host/interrupt.hpp"
#include "host/locale.hpp"
#include "host/output.hpp"
#include "words/glyphs.hpp"

namespace {

using namespace golearn;

// What a complaint repeats of the command line must not break the line.
void complain(const std::string& what) { host::write_error("golearn: " + words::visible(what) + "\n"); }

int run(const args::Request& request, const commands::Stage& stage) {
  for (const commands::Command& command : commands::commands()) {
    if (command.spec.name == request.command) return command.run(request, stage);
  }
  throw std::logic_error("a command that can be asked for has no code: " + request.command);
}

int run(const args::Help& help, const commands::Stage&) {
  host::write_out(help.text);
  return 0;
}

int run(const args::Reader& reader) {
  const commands::Stage stage{reader.language(), render::detect_screen()};
  try {
    return std::visit([&](const auto& wanted) { return run(wanted, stage); }, reader.request());
  } catch (const study::Refusal& refusal) {
    complain(stage.say(refusal.why()));
    return host::kWrongUse;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    host::take_interrupts();
    std::setlocale(LC_TIME, "");
    std::vector<const args::CommandSpec*> specs;
    for (const commands::Command& command : commands::commands()) specs.push_back(&command.spec);
    return run(args::Reader(specs, argc, argv, host::locale_language()));
  } catch (const std::exception& error) {
    complain(error.what());
    return host::kFailed;
  }
}
