#include "words/numbers.hpp"

#include <fmt/format.h>

#include "core/time.hpp"

namespace golearn::words {

std::string plural(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string rounded(Duration time) {
  std::int64_t unit = time < std::chrono::microseconds(1) ? 1 : 1'000;
  if (time >= std::chrono::milliseconds(1)) unit = 10'000;
  if (time >= std::chrono::seconds(1)) unit = 1'000'000;
  return to_string(Duration((time.count() + unit / 2) / unit * unit));
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format("{:.{}f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole),
                     part * 100 >= whole ? 0 : 2);
}

}  // namespace golearn::words
