#include "words/folded.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "words/numbers.hpp"

namespace golearn::words {
namespace {

using study::Text;

// A part of a report: what is said of one goroutine, or what stands above them all.
struct Part {
  std::string_view text;
  std::string_view standing;  // without the goroutine's number; empty above them all
  std::size_t alike = 0;      // more parts that say the same
};

// "goroutine 7 [chan send]:" and what follows, from the bracket on.
std::string_view standing_of(std::string_view part) {
  if (!part.starts_with("goroutine ")) return {};
  return part.substr(std::min(part.find('['), part.size()));
}

std::vector<Part> parts_of(std::string_view report) {
  constexpr std::string_view kBetween = "\n\n";
  std::vector<Part> parts;
  while (!report.empty()) {
    const auto end = std::min(report.find(kBetween), report.size());
    std::string_view text = report.substr(0, end);
    report.remove_prefix(std::min(end + kBetween.size(), report.size()));
    if (text.ends_with('\n')) text.remove_suffix(1);
    const std::string_view standing = standing_of(text);
    const auto same = std::ranges::find(parts, standing, &Part::standing);
    if (standing.empty() || same == parts.end()) {
      parts.push_back({text, standing});
    } else {
      ++same->alike;
    }
  }
  return parts;
}

}  // namespace

std::string left_out(Language language, std::size_t lines) {
  return Text{fmt::format("… {}줄 줄임 (모두 보려면 --all)", lines),
              fmt::format("… {} left out (--all shows everything)", plural(lines, "line"))}
      .in(language);
}

std::string still_printing(Language language, double seconds, std::size_t lines) {
  return Text{fmt::format("… 실행 중 {:.0f}초, 지금까지 {}줄 (멈추려면 Ctrl-C)", seconds, lines),
              fmt::format("… running, {:.0f} s, {} so far (Ctrl-C stops)", seconds, plural(lines, "line"))}
      .in(language);
}

std::string without_repetition(Language language, std::string_view report) {
  std::string out;
  for (const Part& part : parts_of(report)) {
    out += (out.empty() ? "" : "\n") + std::string(part.text) + "\n";
    if (part.alike == 0) continue;
    out += Text{fmt::format("\t… 같은 자리에 고루틴 {}개 더 (모두 보려면 --all)\n", part.alike),
                fmt::format("\t… and {} at the same place (--all shows each)\n", plural(part.alike, "more goroutine"))}
               .in(language);
  }
  return out;
}

}  // namespace golearn::words
