#include "args/typed_so_far.hpp"

#include <algorithm>

#include "args/known_options.hpp"
#include "args/optional_value.hpp"

namespace golearn::args {
namespace {

bool takes_several(const Option& option) { return option.takes == Option::Takes::files; }

bool must_have_value(const Option& option) {
  switch (option.takes) {
    case Option::Takes::nothing:
    case Option::Takes::range:
    case Option::Takes::choice: return false;
    case Option::Takes::value:
    case Option::Takes::file:
    case Option::Takes::files: return true;
  }
  return false;
}

// Whether `word` is a value of the open option. Where it must have one, whatever stands there is; several values go on
// up to the next option.
bool goes_to_open(const TypedSoFar& line, const std::string& word) {
  if (!line.open) return false;
  if (line.must) return true;
  if (takes_several(*line.open)) return !word.starts_with("-");
  return is_value(*line.open, word);
}

// To find the lesson one must know which options take a value: a knob's name does in all lessons or in none.
class Reading {
 public:
  explicit Reading(std::span<const CommandSpec* const> commands)
      : commands_(commands), all_(all_lessons()), known_(options_of(nullptr, all_)) {}

  void read(const std::string& word) {
    if (goes_to_open(line, word)) return read_value();
    line.open.reset();
    if (line.no_options || !word.starts_with("-")) return read_plain(word);
    if (word == "--") {
      line.no_options = true;
    } else if (word.starts_with("--")) {
      read_option(word);
    }
  }

  TypedSoFar line = {};

 private:
  void read_value() {
    line.must = false;
    if (!takes_several(*line.open)) line.open.reset();
  }

  void read_option(const std::string& word) {
    const auto equals = word.find('=');
    const bool alone = equals == std::string::npos;
    const std::string name = word.substr(2, alone ? equals : equals - 2);
    line.given.insert(name);
    const auto option = std::ranges::find(known_, name, &Option::name);
    if (option == known_.end() || option->takes == Option::Takes::nothing) return;
    if (!alone && !takes_several(*option)) return;
    line.open = *option;
    line.must = alone && must_have_value(*option);
  }

  void read_plain(const std::string& word) {
    if (line.command) return line.words.push_back(word);
    const auto named = std::ranges::find(commands_, word, [](const CommandSpec* spec) { return spec->name; });
    line.wrong = line.wrong || named == commands_.end();
    if (line.wrong) return;
    line.command = *named;
    known_ = options_of(line.command, all_);
  }

  std::span<const CommandSpec* const> commands_;
  Selection all_;
  std::vector<Option> known_;
};

}  // namespace

TypedSoFar read_so_far(std::span<const CommandSpec* const> commands, std::span<const std::string> words) {
  Reading reading(commands);
  for (const std::string& word : words) reading.read(word);
  return reading.line;
}

}  // namespace golearn::args
