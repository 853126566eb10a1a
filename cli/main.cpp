// golearn: parse, dispatch, exit status.
#include <clocale>
#include <exception>
#include <stdexcept>
#include <string>
#include <variant>

#include "args/reader.hpp"
#include "commands/command.hpp"
#include "commands/completion.hpp"
#include "host/exit_status.hpp"
#include "host/interrupt.hpp"
#include "host/locale.hpp"
#include "host/output.hpp"
#include "render/plain.hpp"
#include "words/glyphs.hpp"

namespace {

using namespace golearn;

// What a complaint repeats of the command line must not break the line.
void complain(const std::string& what, const render::Screen& screen) {
  host::write_error(render::text_of_error("golearn: " + words::visible(what), screen));
}

int run(const args::Request& request, commands::Stage stage) {
  stage.screen.ascii = request.has("ascii") || request.has("plain");
  if (request.has("plain")) stage.screen.colour = false;
  for (const commands::Command& command : commands::commands()) {
    if (command.spec.name == request.command) return command.run(request, stage);
  }
  throw std::logic_error("a command that can be asked for has no code: " + request.command);
}

int run(const args::Help& help, const commands::Stage& stage) {
  host::write_out(render::text_of_help(help.text, stage.screen));
  return 0;
}

int run(const args::Reader& reader) {
  const commands::Stage stage{reader.language(), render::detect_screen()};
  try {
    return std::visit([&](const auto& wanted) { return run(wanted, stage); }, reader.request());
  } catch (const study::Refusal& refusal) {
    complain(stage.say(refusal.why()), stage.screen);
    return host::kWrongUse;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    // Before the words are read as a command line, for these are another's, and unfinished.
    if (const auto words = commands::asked_to_complete(argc, argv)) {
      return commands::answer_shell(*words, host::locale_language());
    }
    host::take_interrupts();
    std::setlocale(LC_TIME, "");
    return run(args::Reader(commands::specs(), argc, argv, host::locale_language()));
  } catch (const std::exception& error) {
    complain(error.what(), render::detect_screen());
    return host::kFailed;
  }
}
