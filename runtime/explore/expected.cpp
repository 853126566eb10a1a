#include "golearn/explore/expected.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace golearn {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Takes off `text` what has the form: `9` is a digit, `*` one or more, `+` a sign, all else itself. False, with `text`
// as it was, if it has not.
bool take(std::string_view& text, std::string_view form) {
  std::string_view rest = text;
  for (const char c : form) {
    if (rest.empty()) return false;
    const char first = rest.front();
    const bool fits = c == '9' || c == '*' ? digit(first) : c == '+' ? first == '+' || first == '-' : first == c;
    if (!fits) return false;
    rest.remove_prefix(1);
    while (c == '*' && !rest.empty() && digit(rest.front())) rest.remove_prefix(1);
  }
  text = rest;
  return true;
}

bool is_time(std::string_view text) {
  if (!take(text, "9999-99-99 99:99:99")) return false;
  take(text, ".*");
  if (!take(text, " +9999 ")) return false;
  text.remove_prefix(std::min(text.find(' '), text.size()));  // the zone's name
  return take(text, " m=+*.*") && text.empty();
}

bool is_date(std::string_view text) {
  if (!take(text, "9999/99/99 99:99:99")) return false;
  take(text, ".*");
  return text.empty();
}

bool is_number(std::string_view text) {
  take(text, "+");
  if (!take(text, "*")) return false;
  take(text, ".*");
  return text.empty();
}

bool is_any(std::string_view /*text*/) { return true; }

struct Word {
  std::string_view written;
  bool (*is)(std::string_view);
};
constexpr std::array<Word, 4> kWords{
    {{"<time>", is_time}, {"<date>", is_date}, {"<number>", is_number}, {"<any>", is_any}}};

const Word* word_at(std::string_view pattern) {
  if (!pattern.starts_with('<')) return nullptr;
  const auto at = std::ranges::find_if(kWords, [&](const Word& word) { return pattern.starts_with(word.written); });
  return at == kWords.end() ? nullptr : at;
}

bool fits(std::string_view pattern, std::string_view line) {
  while (!pattern.empty()) {
    if (const Word* word = word_at(pattern)) {
      const std::string_view after = pattern.substr(word->written.size());
      for (std::size_t length = line.size() + 1; length-- > 0;) {
        if (word->is(line.substr(0, length)) && fits(after, line.substr(length))) return true;
      }
      return false;
    }
    if (line.empty() || line.front() != pattern.front()) return false;
    pattern.remove_prefix(1);
    line.remove_prefix(1);
  }
  return line.empty();
}

}  // namespace

bool LinePattern::matches(std::string_view line) const { return fits(written_, line); }

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
