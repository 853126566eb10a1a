#include "words/numbers.hpp"

#include <fmt/format.h>

#include "core/time.hpp"

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
  std::string text;
  for (std::size_t i = 0; i < go.size(); ++i) {
    const bool after_digit = i > 0 && go[i - 1] >= '0' && go[i - 1] <= '9';
    const bool is_unit = after_digit && go.substr(i, 2) != "ms";
    if (is_unit && go[i] == 'h') {
      text += i + 1 < go.size() ? "시간 " : "시간";
    } else if (is_unit && go[i] == 'm') {
      text += i + 1 < go.size() ? "분 " : "분";
    } else {
      text += is_unit && go[i] == 's' ? "초" : std::string(1, go[i]);
    }
  }
  return text;
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format("{:.{}f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole),
                     part * 100 >= whole ? 0 : 2);
}

}  // namespace golearn::words
