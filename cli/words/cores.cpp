#include "words/cores.hpp"

#include <cmath>

#include <fmt/format.h>

namespace golearn::words {
namespace {

constexpr double kEnough = 0.9;
constexpr double kLeastTime = 5e6;  // ns: of less, a switch or two would count for much

}  // namespace

std::optional<double> core_share(const Outcome& outcome) {
  core::CoreTime all;
  for (const ProcessorStats& each : outcome.processors) all += each.core;
  const auto wanted = static_cast<double>(all.ran + all.waited);
  if (wanted < kLeastTime) return std::nullopt;
  return static_cast<double>(all.ran) / wanted;
}

study::Text about_cores(const Outcome& outcome, int cores) {
  const std::optional<double> share = core_share(outcome);
  if (!share || *share >= kEnough) return {};
  const auto percent = std::lround(100 * *share);
  if (static_cast<int>(outcome.processors.size()) > cores) {
    return {
        fmt::format(
            "코어 {}개를 프로세서 {}개가 나누어 써서, 저마다 코어를 {}%밖에 쓰지 못했다. 이 수치로는 코어가 더 많을 때 "
            "얼마나 빨라지는지 알 수 없다.",
            cores, outcome.processors.size(), percent),
        fmt::format("{} processors shared {} core{} and got only {} % of a core each: these figures do not tell how "
                    "fast it is with more cores.",
                    outcome.processors.size(), cores, cores == 1 ? "" : "s", percent)};
  }
  return {
      fmt::format("프로세서가 저마다 코어를 {}%밖에 쓰지 못했다. 다른 프로그램이 함께 돌고 있어서 혼자일 때보다 "
                  "느렸다. 컴퓨터가 "
                  "한가할 때 다시 실행해 보라.",
                  percent),
      fmt::format("The processors got only {} % of a core each: other programs were running, and it was slower than "
                  "it would be alone. Run it again when the machine is quiet.",
                  percent)};
}

}  // namespace golearn::words
