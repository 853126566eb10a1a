#include "words/search_progress.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "words/numbers.hpp"

namespace golearn::words {
namespace {

using study::Found;
using study::SearchReport;
using study::SearchSummary;
using study::Text;

constexpr double kDoubt = 0.05;  // how likely it is to have missed what is called rare

// An estimate, to one digit: 4000, 7×10^12.
std::string roughly(double number) {
  const double power = std::floor(std::log10(number / 0.95));  // 0.95 of ten is ten
  const double digit = std::round(number / std::pow(10, power));
  if (power >= 7) return fmt::format("{:.0f}×10^{:.0f}", digit, power);
  return fmt::format("{:.0f}", digit * std::pow(10, power));
}

// Until all has been searched, as estimated, or the budget is used up.
std::optional<double> seconds_left(const SearchReport& so_far, std::chrono::nanoseconds budget) {
  using Seconds = std::chrono::duration<double>;
  const double passed = Seconds(so_far.elapsed).count();
  std::optional<double> left;
  if (so_far.searched > 0) left = passed * (1 - so_far.searched) / so_far.searched;
  if (budget.count() > 0) {
    const double most = std::max(0.0, Seconds(budget).count() - passed);
    left = std::min(left.value_or(most), most);
  }
  return left;
}

}  // namespace

std::string search_so_far(study::Language language, const SearchReport& so_far, std::chrono::nanoseconds budget) {
  const double seconds = std::chrono::duration<double>(so_far.elapsed).count();
  const double rate = static_cast<double>(so_far.runs) / seconds;
  Text text{fmt::format("… 스케줄 {}개", so_far.schedules), "… " + plural(so_far.schedules, "schedule")};
  if (so_far.searched > 0 && so_far.schedules > 0) {
    const std::string all = roughly(static_cast<double>(so_far.schedules) / so_far.searched);
    text = text + Text{fmt::format(" (모두 약 {}개)", all), fmt::format(" of about {}", all)};
  }
  text = text + Text{fmt::format(", 초당 {:.0f}번", rate), fmt::format(", {:.0f} runs/s", rate)};
  if (const auto left = seconds_left(so_far, budget)) {
    text = text + Text{fmt::format(", 남은 시간 {:.0f}초", *left), fmt::format(", {:.0f} s left", *left)};
  }
  text = text + Text{" (멈추려면 Ctrl-C)", " (Ctrl-C stops)"};
  if (so_far.pairs > 0) {
    text = text + Text{fmt::format(", 앞뒤로 다 본 쌍 {}/{}", so_far.in_both_orders, so_far.pairs),
                       fmt::format(", {}/{} pairs both ways", so_far.in_both_orders, so_far.pairs)};
  }
  return text.in(language);
}

// Good and Turing's estimate: of the schedules drawn, the share of those whose result no other schedule gave is about
// the chance that the next one gives a new result. And who comes with chance p in each of n is missed with (1 - p)^n.
Text missed(const SearchSummary& s) {
  std::uint64_t drawn = 0;
  for (const Found& f : s.results) drawn += f.drawn;
  if (drawn == 0) return {};
  const auto once = std::ranges::count_if(s.results, [](const Found& f) { return f.schedules == 1 && f.drawn == 1; });
  const double rare = 1 / (1 - std::pow(kDoubt, 1 / static_cast<double>(drawn)));
  const std::string chance = percent(static_cast<std::uint64_t>(once), drawn);
  const Text next =
      once == 0
          ? Text{fmt::format("무작위 스케줄 {}개 가운데, 다른 스케줄에서는 나오지 않은 결과를 낸 것은 없다.", drawn),
                 fmt::format("Of {} drawn at random none gave a result that no other gave.", plural(drawn, "schedule"))}
          : Text{fmt::format("무작위 스케줄 {}개 가운데 {}개는 다른 스케줄에서 나오지 않은 결과를 냈다: 하나 더 돌리면 "
                             "새 결과가 나올 확률은 약 {}(굿-튜링 추정).",
                             drawn, once, chance),
                 fmt::format("Of {} drawn at random {} gave a result that no other gave: the chance that one "
                             "more gives a new result is about {} (Good-Turing).",
                             plural(drawn, "schedule"), once, chance)};
  return next +
         Text{fmt::format(" 그런 스케줄 {:.0f}개에 한 번꼴로 나오는 결과를 놓쳤을 확률은 5%다.", rare),
              fmt::format(" A result that one in {:.0f} such schedules gives was missed with a chance of 5%.", rare)};
}

// Some of them can come in one order only.
Text tried(const SearchSummary& s) {
  if (s.complete || s.pairs == 0) return {};
  return {
      fmt::format("앞뒤가 바뀌면 결과가 달라질 수 있는 두 지점 {}쌍이 맞붙었고, 그중 {}쌍은 두 순서로 다 돌려 보았다.",
                  s.pairs, s.in_both_orders),
      fmt::format("{} of places met whose order may matter, and {} of them came in both orders.",
                  plural(s.pairs, "pair"), s.in_both_orders)};
}

}  // namespace golearn::words
