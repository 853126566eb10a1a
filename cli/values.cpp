#include "values.hpp"

#include <charconv>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "error.hpp"

namespace golearn::cli {
namespace {

// The whole text is the number: no space before it, no other base. (A `+` is none to from_chars either.)
template <typename Number>
bool read(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

int parse_whole(const Terminal& terminal, const std::string& name, const std::string& typed, int least, int most) {
  int value = 0;
  if (read(typed, value) && value >= least && value <= most) return value;
  throw WrongUse(terminal.say({fmt::format("--{}의 범위는 {}..{}이다: '{}'는 벗어난다", name, least, most, typed),
                               fmt::format("--{} takes {}..{}: not '{}'", name, least, most, typed)}));
}

std::uint64_t parse_seed(const Terminal& terminal, const std::string& typed) {
  return static_cast<std::uint64_t>(parse_whole(terminal, "seed", typed, 1, std::numeric_limits<int>::max()));
}

int parse_depth(const Terminal& terminal, const std::string& typed) {
  return parse_whole(terminal, "pct", typed, 1, 100);
}

std::chrono::nanoseconds parse_budget(const Terminal& terminal, const std::string& typed) {
  Duration budget{};
  if (!lessons::parse_duration(typed, budget) || budget.count() <= 0) {
    refuse(terminal, {fmt::format("--for에는 10s, 1m처럼 0보다 긴 시간을 준다: '{}'는 아니다", typed),
                      fmt::format("--for takes a time above zero, such as 10s or 1m: not '{}'", typed)});
  }
  return budget;
}

double parse_speed(const Terminal& terminal, const std::string& typed) {
  double speed = 0;
  if (read(typed, speed) && speed >= 0.001 && speed <= 1000) return speed;
  throw WrongUse(terminal.say({fmt::format("--speed의 범위는 0.001..1000이다: '{}'는 벗어난다", typed),
                               fmt::format("--speed takes 0.001..1000: not '{}'", typed)}));
}

Stamps parse_stamps(const Terminal& terminal, const std::string& typed) {
  if (typed == "relative") return Stamps::relative;
  if (typed == "abs") return Stamps::absolute;
  if (typed == "none") return Stamps::none;
  throw WrongUse(
      terminal.say({fmt::format("--timestamps에는 relative, abs, none 가운데 하나를 준다: '{}'는 아니다", typed),
                    fmt::format("--timestamps takes relative, abs or none: not '{}'", typed)}));
}

void check_language(const Terminal& terminal, const std::string& typed) {
  if (typed == "ko" || typed == "en") return;
  throw WrongUse(terminal.say({fmt::format("--lang에는 ko나 en을 준다: '{}'는 아니다", typed),
                               fmt::format("--lang takes ko or en: not '{}'", typed)}));
}

}  // namespace golearn::cli
