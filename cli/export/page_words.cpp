#include "export/page_words.hpp"

#include <map>
#include <stdexcept>

#include "export/json.hpp"
#include "export/page_template.hpp"

namespace golearn::exports {
namespace {

using study::Text;

std::map<std::string, Text, std::less<>> read_words() {
  std::map<std::string, Text, std::less<>> words;
  const ordered_json all = ordered_json::parse(kPageWords);
  for (const auto& [key, texts] : all.items()) words[key] = {texts.at(0), texts.at(1)};
  return words;
}

std::string filled(std::string text, std::initializer_list<std::string> values) {
  char number = '0';
  for (const std::string& value : values) {
    const std::string hole{'{', number++, '}'};
    if (const auto at = text.find(hole); at != std::string::npos) text.replace(at, hole.size(), value);
  }
  return text;
}

}  // namespace

Text page_words(std::string_view key, std::initializer_list<std::string> values) {
  static const auto words = read_words();
  const auto found = words.find(key);
  if (found == words.end()) throw std::out_of_range("the page has no words for " + std::string(key));
  return {filled(found->second.ko, values), filled(found->second.en, values)};
}

}  // namespace golearn::exports
