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

// `데드락(교착 상태), 락`: the names in a cell; what stands in parentheses is one of them.
std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names;
  std::string name;
  const auto end_name = [&] {
    if (std::string whole = trimmed(name); !whole.empty()) names.push_back(std::move(whole));
    name.clear();
  };
  for (const char c : cell) {
    if (c == ',' || c == '(' || c == ')') {
      end_name();
    } else {
      name += c;
    }
  }
  end_name();
  return names;
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
    if (is_row) terms.push_back({names_in(cells[0]), names_in(cells[1]), names_in(cells[2])});
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
