#include "words/processors.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "words/numbers.hpp"

namespace golearn::words {
namespace {

constexpr int kMostRows = 16;
constexpr std::size_t kAllNamed = 27;
constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklnopqrstuvwxyz";  // without main's
constexpr char kMain = 'm';
constexpr char kOther = '#';

const Text kTitle{"어느 프로세서가 언제 어느 고루틴을 돌렸나", "Which processor ran which goroutine, and when"};

int drawn_rows(const study::Processors& processors) {
  return processors.one_at_a_time ? 1 : std::min(processors.rows, kMostRows);
}

// Of those in the rows that are drawn. Letters in the order in which the goroutines were started.
std::map<std::uint64_t, char> letters_of(const study::Processors& processors) {
  std::map<std::uint64_t, char> letters;
  for (int row = 0; row < drawn_rows(processors); ++row) {
    for (const auto& stretch : processors.occupancy->of(row)) {
      if (stretch.from < processors.occupancy->until()) letters.emplace(stretch.goroutine, kOther);
    }
  }
  std::size_t next = 0;
  for (auto& [goroutine, letter] : letters) {
    if (goroutine == 1) {
      letter = kMain;
    } else if (next < kLetters.size()) {
      letter = kLetters[next++];
    }
  }
  return letters;
}

std::vector<std::string> row_names(const Names& names, const study::Processors& processors) {
  if (processors.one_at_a_time) return {names.say({"모두", "all"})};
  std::vector<std::string> rows;
  for (int row = 0; row < drawn_rows(processors); ++row) rows.push_back(fmt::format("P{}", row));
  return rows;
}

// The function that all goroutines but main were started with; empty if there are several, or it is not known.
std::string shared_function(const Names& names, const std::map<std::uint64_t, char>& letters) {
  std::set<std::string> functions;
  for (const auto& [goroutine, letter] : letters) {
    if (letter != kMain) functions.insert(names.function(goroutine));
  }
  return functions.size() == 1 && letters.size() > 2 ? *functions.begin() : "";
}

// Who has which letter: `m main, A g2 (exe2), B g3 (exe3)`. A function that all have is said once, behind the last.
std::string list_letters(const Names& names, const std::map<std::uint64_t, char>& letters) {
  const std::string shared = shared_function(names, letters);
  std::vector<std::string> named;
  std::size_t others = 0;
  for (const auto& [goroutine, letter] : letters) {
    if (letter == kOther) {
      ++others;
    } else if (shared.empty() || letter == kMain) {
      named.push_back(fmt::format("{} {}", letter, names.goroutine(goroutine)));
    } else {
      named.push_back(fmt::format("{} g{}", letter, goroutine));
    }
  }
  if (named.size() > kAllNamed) {
    const std::string last = named.back();
    named.resize(3);
    named.insert(named.end(), {"…", last});
  }
  if (others > 0) {
    named.push_back(
        names.say({fmt::format("{} 나머지 {}개", kOther, others), fmt::format("{} the other {}", kOther, others)}));
  }
  return fmt::format("{}{}", fmt::join(named, ", "), names.in_parentheses(shared));
}

Text after_column(const study::Processors& processors) {
  Text text{": 그동안 가장 오래 돈 고루틴을 적었다. 오른쪽은 프로세서가 일한 시간의 비율이다.",
            " and shows who ran longest in it; on the right, how much of the time the processor was busy."};
  if (processors.rows > kMostRows) {
    text = text + Text{fmt::format(" 프로세서 {}개 가운데 앞의 {}개다.", processors.rows, kMostRows),
                       fmt::format(" The first {} of {} processors.", kMostRows, processors.rows)};
  }
  if (!processors.occupancy->is_whole()) {
    const std::string end = rounded(Duration(processors.occupancy->until()));
    text = text + Text{fmt::format(" {}까지만 그렸다. 그 뒤로도 너무 자주 바뀌었다.", study::duration_in_korean(end)),
                       fmt::format(" Drawn up to {} only: there were too many changes.", end)};
  }
  if (processors.one_at_a_time) {
    text = text + Text{" 시드나 토큰으로 돌리면 한 번에 한 단계씩 가므로 모든 프로세서를 한 줄에 그렸다.",
                       " Under a seed or a token steps are made one at a time: one row for all processors."};
  }
  return text;
}

}  // namespace

Blocks about_processors(const Names& names, const study::Processors& processors) {
  if (!processors.occupancy || processors.occupancy->until() <= 0) return {};
  Timeline timeline{.occupancy = processors.occupancy, .rows = row_names(names, processors)};
  timeline.letters = letters_of(processors);
  if (timeline.letters.empty()) return {};
  const std::string list = list_letters(names, timeline.letters);
  timeline.before_column = list + names.say({", · 쉼. 한 칸은 ", ", · idle. A column is "});
  timeline.after_column = names.say(after_column(processors));
  timeline.before_unseen = names.say({" 너무 짧게 돌아 칸이 없는 것: ", " Too brief to have a column: "});
  return {Gap{}, Heading{names.say(kTitle)}, std::move(timeline)};
}

}  // namespace golearn::words
