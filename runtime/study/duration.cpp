#include "golearn/study/duration.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "golearn/core/time.hpp"

namespace golearn::study {
namespace {

std::int64_t unit_of(std::string_view name) {
  if (name == "ns") return 1;
  if (name == "us" || name == "µs") return 1'000;
  if (name == "ms") return 1'000'000;
  if (name == "s") return 1'000'000'000;
  if (name == "m") return 60'000'000'000;
  if (name == "h") return 3'600'000'000'000;
  return 0;
}

}  // namespace

bool parse_duration(std::string_view text, Duration& result) {
  if (text == "0") {
    result = Duration{};
    return true;
  }
  double total = 0;
  if (text.empty()) return false;
  while (!text.empty()) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc() || number < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const std::size_t length = std::min(text.find_first_of("0123456789."), text.size());
    const std::int64_t unit = unit_of(text.substr(0, length));
    if (unit == 0) return false;
    total += number * static_cast<double>(unit);
    text.remove_prefix(length);
  }
  if (!std::isfinite(total) || total > 9e18) return false;
  result = Duration(static_cast<std::int64_t>(std::llround(total)));
  return true;
}

std::string rounded(Duration time) {
  std::int64_t unit = time < std::chrono::microseconds(1) ? 1 : 1'000;
  if (time >= std::chrono::milliseconds(1)) unit = 10'000;
  if (time >= std::chrono::seconds(1)) unit = 1'000'000;
  return to_string(Duration((time.count() + unit / 2) / unit * unit));
}

}  // namespace golearn::study
