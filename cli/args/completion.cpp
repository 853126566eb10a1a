#include "args/completion.hpp"

#include <algorithm>
#include <iterator>

#include "args/known_options.hpp"
#include "args/typed_so_far.hpp"
#include "args/word_candidates.hpp"
#include "golearn/study/token.hpp"

namespace golearn::args {
namespace {

// The lessons whose knobs can be given: none before one is typed, and none with a token, which has its own settings.
Selection selected(const TypedSoFar& line) {
  if (!line.command || line.words.empty() || study::looks_like_token(line.words.front())) return {};
  try {
    return select(line.command->words, line.words.front());
  } catch (const study::Refusal&) {
    return {};
  }
}

Candidates options_behind(const TypedSoFar& line) {
  Candidates found;
  for (const Option& option : options_of(line.command, selected(line))) {
    if (!line.given.contains(option.name)) found.push_back({"--" + option.name, option.help});
  }
  return found;
}

// Each behind `before`: `--lang=`, or nothing.
Completion values_of(const Option& option, const std::string& before = "") {
  Completion found{.files = option.takes == Option::Takes::file || option.takes == Option::Takes::files};
  for (const std::string& choice : option.choices) found.candidates.push_back({before + choice});
  if (option.takes == Option::Takes::nothing) found.candidates = {{before + "true"}, {before + "false"}};
  return found;
}

// Of `--lang=k` the values.
Completion values_in(const std::string& typed, const TypedSoFar& line) {
  const std::string before = typed.substr(0, typed.find('=') + 1);
  const std::vector<Option> known = options_of(line.command, selected(line));
  const auto option = std::ranges::find_if(known, [&](const Option& each) { return "--" + each.name + "=" == before; });
  return option == known.end() ? Completion{} : values_of(*option, before);
}

}  // namespace

Completion complete(std::span<const CommandSpec* const> commands, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  const std::string& typed = words.back();
  const TypedSoFar line = read_so_far(commands, std::span(words).first(words.size() - 1));
  if (line.wrong) return {};
  if (line.must) return values_of(*line.open);
  if (typed.starts_with("-") && !line.no_options) {
    return typed.find('=') == std::string::npos ? Completion{options_behind(line)} : values_in(typed, line);
  }
  Completion found = line.open ? values_of(*line.open) : Completion{};
  if (found.files) return found;
  Candidates more = words_like(typed, commands, line);
  if (more.empty() && typed.empty() && !line.no_options) more = options_behind(line);
  std::ranges::move(more, std::back_inserter(found.candidates));
  return found;
}

}  // namespace golearn::args
