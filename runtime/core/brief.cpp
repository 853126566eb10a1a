#include "golearn/core/brief.hpp"

#include <algorithm>

namespace golearn::core {
namespace {

constexpr std::size_t kMost = 40;  // bytes

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

std::string shortened(std::string_view text) {
  std::size_t end = text.size();
  if (end > kMost) {
    end = kMost;
    while (end > 0 && continues_character(text[end])) --end;
  }
  std::string out(text.substr(0, end));
  std::ranges::replace(out, '\n', ' ');
  return end < text.size() ? out + "…" : out;
}

}  // namespace golearn::core
