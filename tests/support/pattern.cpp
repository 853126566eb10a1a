#include "support/pattern.hpp"

#include <map>
#include <regex>

namespace golearn::test {
namespace {

// A pattern is compiled once: that takes longer than a match. For one thread at a time.
const std::regex& compiled(const std::string& pattern) {
  static std::map<std::string, std::regex> all;
  return all.try_emplace(pattern, pattern).first->second;
}

}  // namespace

bool has_match(const std::string& text, const std::string& pattern) {
  return std::regex_search(text, compiled(pattern));
}

bool is_match(const std::string& text, const std::string& pattern) { return std::regex_match(text, compiled(pattern)); }

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex& expression = compiled(pattern);
  const int group = expression.mark_count() > 0 ? 1 : 0;
  return {std::sregex_token_iterator(text.begin(), text.end(), expression, group), {}};
}

std::string replaced(const std::string& text, const std::string& pattern, const std::string& with) {
  return std::regex_replace(text, compiled(pattern), with);
}

}  // namespace golearn::test
