#include "words/numbers.hpp"

#include <fmt/format.h>

#include "golearn/study/korean.hpp"

#include "golearn/core/time.hpp"

namespace golearn::words {

std::string rounded_in(study::Language language, Duration time) {
  const std::string go = rounded(time);
  if (language == study::Language::english) return go;
  return study::duration_in_korean(go);
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format("{:.{}f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole),
                     part * 100 >= whole ? 0 : 2);
}

}  // namespace golearn::words
