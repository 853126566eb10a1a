#include "args/help.hpp"

#include <algorithm>
#include <variant>

#include "args/reader.hpp"

namespace golearn::args {
namespace {

bool names_lessons(const std::string& word) {
  try {
    return !select_lesson(word).entries.empty();
  } catch (const study::Refusal&) {
    return false;
  }
}

}  // namespace

std::string help_on(std::span<const CommandSpec* const> commands, const std::vector<std::string>& words,
                    Language language) {
  std::vector<std::string> line{"golearn"};
  const auto is_command = [&](const CommandSpec* spec) { return spec->name == words.front(); };
  if (!words.empty() && std::ranges::none_of(commands, is_command) && names_lessons(words.front())) {
    line.emplace_back("lesson");
  }
  line.insert(line.end(), words.begin(), words.end());
  line.emplace_back("--help");
  std::vector<char*> pointers;
  for (std::string& word : line) pointers.push_back(word.data());
  const Reader reader(commands, static_cast<int>(pointers.size()), pointers.data(), language);
  return std::get<Help>(reader.request()).text;
}

}  // namespace golearn::args
