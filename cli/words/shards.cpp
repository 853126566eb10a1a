#include "words/shards.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "words/numbers.hpp"

namespace golearn::words {
namespace {

using study::Language;
using study::SearchSummary;
using study::Text;

constexpr std::size_t kMostMissing = 5;
constexpr int kIndent = 4;

std::string knob_of(const std::string& name, const std::string& value) {
  if (value == "true") return " --" + name;
  return fmt::format(" --{}{}{}", name, value == "false" ? "=" : " ", value);
}

// As the other parts were searched, but for the budget: that is the user's to know.
std::string command(const SearchSummary& s, std::uint64_t shard) {
  std::string text = "golearn explore " + s.program;
  for (const auto& [name, value] : s.knobs) text += knob_of(name, value);
  text += fmt::format(" --procs {} --seed {}", s.procs, s.seed);
  if (s.bound) text += fmt::format(" --preemptions {}", *s.bound);
  if (s.kind != "exhaustive") text += " --" + s.kind;
  if (s.any_timer) text += " --timers any";
  if (s.all_draws) text += " --draws all";
  if (s.races) text += " --race";
  return text + fmt::format(" --shard {}/{} --json", shard + 1, s.shards);
}

}  // namespace

Blocks missing_shards(Language language, const SearchSummary& whole) {
  Blocks blocks;
  const std::size_t told = std::min(whole.missing.size(), kMostMissing);
  for (std::size_t i = 0; i < told; ++i) {
    const std::string part = fmt::format("{}/{}", whole.missing[i] + 1, whole.shards);
    const Text missing{fmt::format("{} 빠졌다. 다른 조각과 같은 --for로 다시 돌린다:",
                                   study::with_particle("조각 " + part, "이", "가")),
                       fmt::format("Part {} is missing. Run it again, with the --for of the others:", part)};
    blocks.push_back(Sentence{missing.in(language), Tone::notable});
    blocks.push_back(Line{{{command(whole, whole.missing[i]), Tone::command}}, kIndent});
  }
  if (const std::size_t more = whole.missing.size() - told) {
    const Text text{fmt::format("빠진 조각이 {}개 더 있다.", more),
                    fmt::format("{} more {} missing.", plural(more, "part"), more == 1 ? "is" : "are")};
    blocks.push_back(Sentence{text.in(language), Tone::notable});
  }
  return blocks;
}

}  // namespace golearn::words
