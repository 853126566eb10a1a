#include "words/numbers.hpp"

#include <fmt/format.h>

#include "golearn/study/korean.hpp"

#include "golearn/core/time.hpp"

namespace golearn::words {

std::string rounded(Duration time) {
  std::int64_t unit = time < std::chrono::microseconds(1) ? 1 : 1'000;
  if (time >= std::chrono::milliseconds(1)) unit = 10'000;
  if (time >= std::chrono::seconds(1)) unit = 1'000'000;
  return to_string(Duration((time.count() + unit / 2) / unit * unit));
}

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
