#include "explore/expected.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace golearn {
namespace {

struct Word {
  std::string_view written;
  std::string_view regex;
};
constexpr std::array<Word, 4> kWords{{
    {"<time>", R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [+-]\d{4} \S+ m=[+-]\d+\.\d+)"},
    {"<date>", R"(\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d+)?)"},
    {"<number>", R"([+-]?\d+(?:\.\d+)?)"},
    {"<any>", R"(.*)"},
}};

const Word* word_at(std::string_view text) {
  const auto at = std::ranges::find_if(kWords, [&](const Word& word) { return text.starts_with(word.written); });
  return at == kWords.end() ? nullptr : at;
}

std::size_t first_word(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && !word_at(text.substr(at))) ++at;
  return at;
}

std::regex regex_of(std::string_view text) {
  std::string regex;
  while (!text.empty()) {
    if (const Word* word = word_at(text)) {
      regex += word->regex;
      text.remove_prefix(word->written.size());
      continue;
    }
    if (std::string_view(R"(^$\.*+?()[]{}|)").find(text.front()) != std::string_view::npos) regex += '\\';
    regex += text.front();
    text.remove_prefix(1);
  }
  return std::regex(regex);
}

}  // namespace

LinePattern::LinePattern(std::string_view written) : written_(written), literal_(first_word(written)) {
  if (literal_ < written_.size()) rest_ = regex_of(written.substr(literal_));
}

bool LinePattern::matches(std::string_view line) const {
  if (literal_ == written_.size()) return line == written_;
  if (!line.starts_with(std::string_view(written_).substr(0, literal_))) return false;
  line.remove_prefix(literal_);
  return std::regex_match(line.begin(), line.end(), rest_);
}

std::size_t ExpectedOutput::lines() const {
  return static_cast<std::size_t>(std::ranges::count(items, false, &Item::gap));
}

OutputMatch::OutputMatch(const ExpectedOutput& expected) : expected_(expected) { restart(); }

void OutputMatch::restart() {
  at_.clear();
  reached_ = 0;
  enter(0);
}

// Ways that meet go on as one.
void OutputMatch::enter(std::size_t item) {
  const auto place = std::ranges::lower_bound(at_, item);
  if (place == at_.end() || *place != item) at_.insert(place, item);
  if (item < expected_.items.size() && expected_.items[item].gap) enter(item + 1);
}

OutputMatch::Step OutputMatch::would(std::string_view line) const {
  bool fills = false;
  for (const std::size_t item : at_) {
    if (item == expected_.items.size()) continue;
    const ExpectedOutput::Item& next = expected_.items[item];
    if (!next.gap && next.line.matches(line)) return Step::advances;
    fills = fills || next.gap;
  }
  return fills ? Step::fills : Step::departs;
}

void OutputMatch::print(std::string_view line) {
  for (const std::size_t item : std::exchange(at_, {})) {
    if (item == expected_.items.size()) continue;
    const ExpectedOutput::Item& next = expected_.items[item];
    if (next.gap) {
      enter(item);
    } else if (next.line.matches(line)) {
      enter(item + 1);
      reached_ = std::max(reached_, item + 1);
    }
  }
}

bool OutputMatch::ends(std::string_view death) const {
  return std::ranges::find(at_, expected_.items.size()) != at_.end() && death == expected_.death;
}

}  // namespace golearn
