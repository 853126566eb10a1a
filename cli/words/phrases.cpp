#include "words/phrases.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "golearn/study/korean.hpp"

namespace golearn::words {
namespace {

const std::string& part(std::string_view name, const PhraseParts& parts) {
  const std::array<std::pair<std::string_view, const std::string*>, 8> all{{{"who", &parts.who},
                                                                            {"partner", &parts.partner},
                                                                            {"thing", &parts.thing},
                                                                            {"value", &parts.value},
                                                                            {"step", &parts.step},
                                                                            {"holder", &parts.holder},
                                                                            {"count", &parts.count},
                                                                            {"capacity", &parts.capacity}}};
  for (const auto& [known, text] : all) {
    if (known == name) return *text;
  }
  throw std::logic_error("a phrase has a hole of no known name: " + std::string(name));
}

// `who`, or `who:이/가`.
std::string fill(std::string_view hole, const PhraseParts& parts) {
  const auto colon = hole.find(':');
  const std::string& text = part(hole.substr(0, colon), parts);
  if (colon == std::string_view::npos) return text;
  const std::string_view particles = hole.substr(colon + 1);
  const auto bar = particles.find('/');
  return study::with_particle(text, particles.substr(0, bar), particles.substr(bar + 1));
}

}  // namespace

std::string filled_in(std::string_view phrase, const PhraseParts& parts) {
  std::string out;
  while (!phrase.empty()) {
    const auto open = phrase.find('{');
    out += phrase.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto shut = phrase.find('}', open);
    out += fill(phrase.substr(open + 1, shut - open - 1), parts);
    phrase.remove_prefix(shut + 1);
  }
  return out;
}

}  // namespace golearn::words
