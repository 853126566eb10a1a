#include "args/known_options.hpp"

#include "args/common_options.hpp"
#include "args/knob_options.hpp"

namespace golearn::args {
namespace {

using study::Knob;

Option option_of(const Selection& selection, const Knob& knob) {
  const bool flag = knob.kind == Knob::Kind::flag;
  return {.name = knob.name,
          .help = help_of(selection, knob),
          .takes = flag ? Option::Takes::nothing : Option::Takes::value,
          .choices = knob.choices};
}

}  // namespace

std::vector<Option> options_of(const CommandSpec* command, const Selection& selection) {
  if (!command) return {kLanguage, kPlainOutput, kShowHelp, kShowVersion};
  std::vector<Option> options;
  if (command->knobs) {
    for (const Knob& knob : knobs_of(selection)) options.push_back(option_of(selection, knob));
  }
  options.insert(options.end(), command->options.begin(), command->options.end());
  options.insert(options.end(), {kLanguage, kPlainOutput, kShowHelp});
  return options;
}

}  // namespace golearn::args
