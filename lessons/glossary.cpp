#include "lessons/glossary.hpp"

#include <algorithm>
#include <cctype>

#include "golearn/study/lines.hpp"
#include "lessons/folder.hpp"

namespace golearn::lessons {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

using Names = std::vector<std::string>;

// What stands for the Korean of words that are written as in English.
constexpr std::string_view kAsInEnglish = "영어 그대로";

// `데드락(교착 상태), 락`: of each thing in a cell the names; what stands in parentheses is one more.
std::vector<Names> things_in(std::string_view cell) {
  std::vector<Names> things(1);
  std::string name;
  const auto end_name = [&] {
    if (std::string whole = trimmed(name); !whole.empty()) things.back().push_back(std::move(whole));
    name.clear();
  };
  for (const char c : cell) {
    if (c != ',' && c != '(' && c != ')') {
      name += c;
      continue;
    }
    end_name();
    if (c == ',') things.emplace_back();
  }
  end_name();
  std::erase_if(things, [](const Names& names) { return names.empty(); });
  return things;
}

Names joined(const std::vector<Names>& things) {
  Names all;
  for (const Names& names : things) all.insert(all.end(), names.begin(), names.end());
  return all;
}

// As many things in either language: each is a term. Otherwise all are names of one.
void add_terms(const std::vector<std::string_view>& cells, std::vector<Term>& terms) {
  const std::vector<Names> english = things_in(cells[0]);
  const std::vector<Names> korean = trimmed(cells[1]) == kAsInEnglish ? english : things_in(cells[1]);
  const Names never = joined(things_in(cells[2]));
  if (english.empty() || korean.empty()) return;
  if (english.size() != korean.size()) return terms.push_back({joined(english), joined(korean), never});
  for (std::size_t i = 0; i < english.size(); ++i) terms.push_back({english[i], korean[i], never});
}

std::vector<std::string_view> cells_of(std::string_view row) {
  std::vector<std::string_view> cells;
  for (auto bar = row.find('|'); bar != std::string_view::npos && bar + 1 < row.size();) {
    const auto next = std::min(row.find('|', bar + 1), row.size());
    cells.push_back(row.substr(bar + 1, next - bar - 1));
    bar = next;
  }
  return cells;
}

std::vector<Term> read(std::string_view markdown) {
  std::vector<Term> terms;
  for (const std::string& line : study::split_lines(markdown)) {
    const auto cells = cells_of(line);
    const bool is_row = line.starts_with("|") && cells.size() == 3 && !line.starts_with("|--");
    if (is_row) add_terms(cells, terms);
  }
  if (!terms.empty()) terms.erase(terms.begin());  // the heads of the columns
  return terms;
}

bool same(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

const std::vector<Term>& glossary() {
  static const std::vector<Term> terms = read(glossary_text());
  return terms;
}

const Term* term_of(std::string_view word) {
  const auto is_name = [&](const std::string& name) { return same(name, word); };
  const auto at = std::ranges::find_if(glossary(), [&](const Term& term) {
    return std::ranges::any_of(term.english, is_name) || std::ranges::any_of(term.korean, is_name) ||
           std::ranges::any_of(term.never, is_name);
  });
  return at == glossary().end() ? nullptr : &*at;
}

}  // namespace golearn::lessons
