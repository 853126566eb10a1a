// golearn: parse, dispatch, exit status.
#include <clocale>
#include <exception>
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
  return host::kFailed;
}

int run(const args::Help& help, const commands::Stage&) {
  host::write_out(help.text);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  host::take_interrupts();
  std::setlocale(LC_TIME, "");
  std::vector<const args::CommandSpec*> specs;
  for (const commands::Command& command : commands::commands()) specs.push_back(&command.spec);
  const args::Reader reader(specs, argc, argv, host::locale_language());
  const commands::Stage stage{reader.language(), render::detect_screen()};
  try {
    return std::visit([&](const auto& wanted) { return run(wanted, stage); }, reader.request());
  } catch (const study::Refusal& refusal) {
    complain(stage.say(refusal.why()));
    return host::kWrongUse;
  } catch (const std::exception& error) {
    complain(error.what());
    return host::kFailed;
  }
}
