#include "tui/source.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "lessons/comments.hpp"

namespace golearn::tui {
namespace {

using words::Tone;

constexpr int kName = 5;  // columns before a line's mark

// `no-receiver` is the function noReceiver.
std::string function_name(const std::string& scenario) {
  std::string name;
  bool capital = false;
  for (const char c : scenario) {
    if (c != '-') name += capital ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    capital = c == '-';
  }
  return name;
}

std::size_t line_that_starts(const std::vector<std::string>& source, const std::string& text) {
  const auto at = std::ranges::find_if(source, [&](const std::string& line) { return line.starts_with(text); });
  return at == source.end() ? 0 : static_cast<std::size_t>(at - source.begin()) + 1;
}

}  // namespace

std::size_t beginning_of(const lessons::Program& program) {
  const std::vector<std::string> source = study::split_lines(program.entry->folder->program);
  const std::string name = function_name(program.scenario.name);
  for (const std::string& start : {"func " + name + "(", std::string("func main(")}) {
    if (const std::size_t line = line_that_starts(source, start)) return line;
  }
  return 1;
}

std::size_t end_of(const lessons::Program& program) {
  const std::vector<std::string> source = study::split_lines(program.entry->folder->program);
  std::size_t line = beginning_of(program);
  while (line < source.size() && source[line - 1] != "}") ++line;
  return line;
}

std::size_t line_count(const lessons::Entry& entry) { return study::split_lines(entry.folder->program).size(); }

Rows source_rows(const lessons::Entry& entry, std::size_t first, int height, const SourceMarks& marks,
                 study::Language language) {
  const std::vector<std::string> source = study::split_lines(entry.folder->program);
  const lessons::Comments comments = comments_of(*entry.folder, language);
  Rows rows;
  for (std::size_t line = first; line <= source.size() && static_cast<int>(rows.size()) < height; ++line) {
    const auto name = marks.names.find(line);
    const auto goroutine = marks.goroutines.find(line);
    const bool current = line == marks.current;
    Style style{Tone::plain, goroutine == marks.goroutines.end() ? 0 : goroutine->second};
    if (current) style.tone = Tone::strong;
    Row row;
    row.add(name == marks.names.end() ? "" : name->second, style).to(kName);
    row.add(current ? "▸" : " ").add(fmt::format("{:>4}  ", line), {Tone::faint});
    row.add(lessons::with_comment(source[line - 1], comments), style);
    rows.push_back(std::move(row));
  }
  return rows;
}

Rows cpp_rows(const lessons::Entry& entry) {
  Rows rows;
  std::size_t number = 0;
  for (const std::string& line : study::split_lines(entry.folder->scenario)) {
    rows.push_back(Row(fmt::format("{:>10}  ", ++number), {Tone::faint}).add(line));
  }
  return rows;
}

}  // namespace golearn::tui
