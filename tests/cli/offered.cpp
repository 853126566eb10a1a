#include "offered.hpp"

#include "args/reader.hpp"
#include "commands/command.hpp"
#include "support/catch.hpp"

namespace golearn::test {

args::Completion completion_of(const std::string& line) {
  Lines all = words(line);
  if (line.empty() || line.ends_with(" ")) all.emplace_back();
  return args::complete(commands::specs(), all);
}

Lines offered(const std::string& line) {
  Lines found;
  for (const args::Candidate& each : completion_of(line).candidates) found.push_back(each.word);
  return found;
}

bool is_taken(const std::string& line) {
  Lines all = words("golearn " + line);
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  try {
    const args::Reader reader(commands::specs(), static_cast<int>(pointers.size()), pointers.data(),
                              study::Language::english);
    static_cast<void>(reader.request());
    return true;
  } catch (const study::Refusal& refusal) {
    UNSCOPED_INFO(line << ": " << refusal.why().en);
    return false;
  }
}

}  // namespace golearn::test
