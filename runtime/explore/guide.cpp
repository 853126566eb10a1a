#include "golearn/explore/guide.hpp"

#include <algorithm>

namespace golearn {
namespace {

// The next word, taken off `rest`; words are separated by single spaces, so that two in a row hold an empty one.
std::string_view next_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

}  // namespace

void KnownLine::learn(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) words.emplace_back(next_word(text));
  if (!seen_) words_ = words;
  seen_ = true;
  open_ = open_ || words.size() != words_.size();
  words_.resize(std::min(words.size(), words_.size()));
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i] != words[i]) words_[i].clear();
  }
}

bool KnownLine::may_be(std::string_view expected) const {
  if (!seen_) return false;
  for (const std::string& mine : words_) {
    if (expected.empty()) return open_;
    const std::string_view word = next_word(expected);
    if (word.find('<') != std::string_view::npos) return true;
    if (!mine.empty() && mine != word) return false;
  }
  return open_ || expected.empty();
}

void Guide::failed(std::size_t reached) {
  ++failures_;
  if (reached > best_) {
    best_ = reached;
    step_ = 1;
    in_vain_ = 0;
  } else if (++in_vain_ >= kPatience) {
    in_vain_ = 0;
    cut_back();
  }
  while (!path_.empty() && path_.back().at + 1 >= path_.back().order.size()) path_.pop_back();
  if (path_.empty()) {
    best_ = 0;  // from the start, with other odds
    step_ = 1;
  } else {
    ++path_.back().at;
  }
}

void Guide::cut_back() {
  const std::size_t wanted = best_ - std::min(best_, step_);
  while (!path_.empty() && path_.back().reached >= wanted) path_.pop_back();
  step_ *= 2;
}

void Guide::printed(std::uint64_t goroutine, std::size_t line, std::string_view text) {
  std::vector<Known>& lines = known_[goroutine];
  if (lines.size() <= line) lines.resize(line + 1);
  lines[line].line.learn(text);
  lines[line].first = kStale;
}

bool Guide::may_print(std::uint64_t goroutine, std::size_t line, std::size_t item) const {
  const auto at = known_.find(goroutine);
  if (at == known_.end() || line >= at->second.size() || item >= expected_.items.size()) return false;
  const ExpectedOutput::Item& next = expected_.items[item];
  return !next.gap && at->second[line].line.may_be(next.line.written());
}

std::size_t Guide::first_item(std::uint64_t goroutine, std::size_t line) {
  const std::size_t none = expected_.items.size();
  const auto at = known_.find(goroutine);
  if (at == known_.end() || line >= at->second.size()) return none;
  Known& known = at->second[line];
  if (known.first == kStale) {
    known.first = 0;
    while (known.first < none && !may_print(goroutine, line, known.first)) ++known.first;
  }
  return known.first;
}

}  // namespace golearn
