#include "practice_mutations.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "lessons/practice/quantity.hpp"

namespace golearn::test {
namespace {

using Words = std::vector<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The last number, changed by so much; empty if there is none.
std::string with_number(std::string line, int change) {
  const auto end = line.find_last_of("0123456789");
  if (end == std::string::npos) return "";
  auto begin = end;
  while (begin > 0 && is_digit(line[begin - 1])) --begin;
  const int number = std::stoi(line.substr(begin, end + 1 - begin));
  return line.replace(begin, end + 1 - begin, std::to_string(number + change));
}

std::string with_choice(const std::string& line) {
  return line.ends_with(" *") ? line.substr(0, line.size() - 2) : line + " *";
}

std::string with_goal(const std::string& line) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOthers{
      {{"ending deadlocked", "ending panicked"},
       {"ending panicked", "ending deadlocked"},
       {"ending returned", "ending deadlocked"}}};
  for (const auto& [ending, other] : kOthers) {
    const auto at = line.find(ending);
    if (at != std::string::npos) return std::string(line).replace(at, ending.size(), other);
  }
  if (const std::string changed = with_number(line, 7); !changed.empty()) return changed;
  return line.ends_with('"') ? line.substr(0, line.size() - 1) + "x\"" : line + "x";
}

// `--sync mutex --no-close` without the one, and without the other.
Words with_solution(const std::string& line) {
  const Words words = lessons::words_of(line);
  Words all;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!words[i].starts_with("--") || words[i] == "--procs") continue;
    const std::size_t end = i + 1 < words.size() && !words[i + 1].starts_with("--") ? i + 2 : i + 1;
    Words rest = words;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i), rest.begin() + static_cast<std::ptrdiff_t>(end));
    all.push_back(fmt::format("  {}", fmt::join(rest, " ")));
  }
  return all;
}

std::string with_vary(const std::string& line) {
  const Words words = lessons::words_of(line);
  return fmt::format("  vary {} {} {}", words[1], words[2], words[2]);
}

bool is_gone(const std::string& key) {
  constexpr std::array kGone{"impossible", "possible-with", "ko",         "en",
                             "hint-ko",    "hint-en",       "because-ko", "because-en"};
  return std::ranges::find(kGone, key) != kGone.end();
}

class Breaking {
 public:
  explicit Breaking(std::string_view text) : lines_(study::split_lines(text)) {}

  std::vector<Mutation> all() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Words words = lessons::words_of(lines_[i]);
      if (words.empty() || words[0].starts_with('#')) continue;
      lines_[i].starts_with(' ') ? inside(i, words[0]) : outside(i, words);
    }
    return std::move(all_);
  }

 private:
  void inside(std::size_t at, const std::string& key) {
    const std::string& line = lines_[at];
    if (key == "choice") broken(at, with_choice(line));
    if (key == "goal") broken(at, with_goal(line));
    if (key == "at") broken(at, "  at nowhere at all");
    if (key == "vary") broken(at, with_vary(line));
    if (is_gone(key)) broken(at, "");
    if (key == "least") broken(first_solution(at), with_number(lines_[first_solution(at)], 1));
    if (key != "solution") return;
    for (const std::string& other : with_solution(line)) broken(at, other);
  }

  void outside(std::size_t at, const Words& words) {
    if (words[0] != "question" && words[0] != "challenge") return;
    if (first_id_.empty()) {
      first_id_ = words[1];
    } else {
      broken(at, words[0] + " " + first_id_);
    }
  }

  // Of the challenge that has the line `at`.
  [[nodiscard]] std::size_t first_solution(std::size_t at) const {
    std::size_t first = at;
    for (; lines_[at].starts_with(' '); --at) {
      if (lines_[at].starts_with("  solution")) first = at;
    }
    return first;
  }

  void broken(std::size_t at, const std::string& line) {
    Words lines = lines_;
    lines[at] = line;
    all_.push_back(
        {fmt::format("line {}: '{}' → '{}'", at + 1, lines_[at], line), fmt::format("{}", fmt::join(lines, "\n"))});
  }

  Words lines_;
  std::string first_id_;
  std::vector<Mutation> all_;
};

}  // namespace

std::vector<Mutation> mutations_of(std::string_view text) { return Breaking(text).all(); }

}  // namespace golearn::test
