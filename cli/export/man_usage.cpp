#include "export/man_usage.hpp"

#include <fmt/format.h>

#include "args/positional.hpp"
#include "export/roff.hpp"

namespace golearn::exports {

using args::Option;
using study::Text;

std::string tag_of(const Option& option, study::Language language) {
  const std::string name = bold("--" + option.name);
  const std::string choices = fmt::format("{}", fmt::join(option.choices, "|"));
  switch (option.takes) {
    case Option::Takes::nothing: return name;
    case Option::Takes::range: return name + " [" + italic("A-B") + "]";
    case Option::Takes::choice: return name + " [" + escaped(choices) + "]";
    case Option::Takes::value:
      return name + " " + (choices.empty() ? italic(Text{"값", "VALUE"}.in(language)) : escaped(choices));
    case Option::Takes::file: return name + " " + italic(Text{"파일", "FILE"}.in(language));
    case Option::Takes::files: return name + " " + italic(Text{"파일", "FILE"}.in(language)) + " ...";
  }
  return name;
}

std::string usage_of(const args::CommandSpec& command, study::Language language) {
  std::string usage = bold("golearn " + command.name);
  for (const args::Positional& each : args::positionals_of(command.words)) {
    const std::string word = italic(each.name) + (each.many ? " ..." : "");
    usage += each.required ? " " + word : " [" + word + "]";
  }
  return usage + " [" + italic(Text{"옵션", "OPTIONS"}.in(language)) + "]";
}

}  // namespace golearn::exports
